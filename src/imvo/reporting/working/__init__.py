"""Workbooks of a dossier that people fill in and give back.

What may live here: which rows such a workbook asks for, and how they are written. What is made of them when they come
back is read by their columns (`intake/returned.py`) and weighed in `action/`.
"""
