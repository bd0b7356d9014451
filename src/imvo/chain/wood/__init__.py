"""Wood: what a claim on a sales document is worth, how much of the volume has one, and what a certificate leaves open.

What may live here: reading claims and codes, the state of their evidence, shares of volume, published series
recomputed, demand, the matrix of certificates against guidelines, and the way from purchase lines to sites. No risk,
no markup; no file is opened but imvo's own lists.
"""
