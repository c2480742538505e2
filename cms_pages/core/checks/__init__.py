"""Kiểm tra nội dung: what an editor may want to look at again, told as hints and never as refusals.

`reading` takes a page apart into pieces that know where they stand in the
editor; a check reads pieces and tells hints; `registry` keeps the checks, and
other rooms add theirs when their app is ready.
"""
