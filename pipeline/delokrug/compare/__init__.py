"""Compare: what the tables of several institutions say beside each other.

In: the tables of a run. Out: frames for analysts. `overlap`: whose responsibilities are alike. Needs the extra
`notebooks`.
"""
