-- Ends a query of the place to ask where it runs. id: the one it was sent with.
KILL QUERY WHERE query_id = {id:String} AND user = 'analyst' ASYNC
