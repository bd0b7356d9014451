"""What stands behind a participant: the stages of its chain, which of them it sees, which it does not.

What may live here: sites and tiers, who is the same site, lots, upstream stages. No risk, no duty.
"""
