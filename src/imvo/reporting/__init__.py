"""Step 5 of due diligence: the dossier, from one request to a sealed folder, and its verification.

What may live here: what is read and worked out for a request (`compute`), what is shown of it (`view`, `told`, `html/`,
`xlsx`), how it is written and checked. No rule of the method and no rule of an agreement.
"""
