"""Minerals: who refines, where it was mined, what asks for a closer look, and what is known back to where on what.

What may live here: functions from delivered frames (and, where a table shows risks, from the list of issues) to frames,
and the rules they follow as YAML beside them, each with its source. The place of a smelter is never an origin.
"""
