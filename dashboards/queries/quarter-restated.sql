-- How many rows of a frozen quarter are restated since?
SELECT count() AS restated FROM restatements WHERE restatements.quarter = {quarter:String}
