"""Step 2 of due diligence: how severe and how likely, why, and in which order to act.

What may live here: the method's values (`method-<n>.yaml`) and the functions from tables to tables that apply them. No
file of a user, no text for people, no country score.
"""
