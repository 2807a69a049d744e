"""Make anew what is known of subjects across documents and official data: `touches` notes them, `refreshing` makes them."""
