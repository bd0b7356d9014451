"""One module per kind of value. Each says of every distinct cell of a column what it means, or why not.

A reading never guesses in silence: a decision for a whole column (decimal mark, order of the day, scale of a share)
is taken once, from the cells that can mean one thing only.
"""
