-- What is the report of the quarter as it was frozen? One row if it is.
SELECT report FROM frozen_quarters WHERE quarter = {quarter:String}
