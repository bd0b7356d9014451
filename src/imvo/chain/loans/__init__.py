"""Loans of a bank: what each is for, where it works, the clients with project finance; and value chains mapped.

What may live here: steps from the tables `loans` and `value-chain-map` to results. No risk.
"""
