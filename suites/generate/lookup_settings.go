package generate

// A lookupSetting is a table's world. Its links are columns that name another
// row, its values columns of numbers.
type lookupSetting struct {
	names  []string
	intro  string
	key    string
	links  [4]string
	values [4]string
	asks   [wordings]string // {start}, {moves}, {links}, {value}
}

func lookupSettings() [settings]lookupSetting {
	return [settings]lookupSetting{{
		names:  people(),
		intro:  "Couriers of one firm hand parcels on to each other. The table says to whom, and some facts about each courier.",
		key:    "Courier",
		links:  [4]string{"Morning handover", "Evening handover", "Weekend handover", "Holiday handover"},
		values: [4]string{"Badge", "Locker", "Bicycle", "Parcels last week"},
		asks: [wordings]string{
			"A parcel is with {start} at first. It is handed on {moves} times, always to the courier named under {links}. Which number stands under {value} for the courier who has it then?",
			"After {moves} handovers that begin with {start} and follow {links}, who has the parcel? Give the number under {value} in that courier's row.",
		},
	}, {
		names:  places(),
		intro:  "Boats sail between small islands, each in one direction. The table says where the boats from an island go, and what the island has.",
		key:    "Island",
		links:  [4]string{"Blue boat", "Red boat", "Green boat", "White boat"},
		values: [4]string{"Lamps", "Wells", "Goats", "Families"},
		asks: [wordings]string{
			"A traveler starts on {start} and makes {moves} crossings, each to the island given under {links}. What is the number under {value} for the island where the journey ends?",
			"Starting from {start}, take the boat {moves} times, as listed under {links}. How much does the table show under {value} for your last island?",
		},
	}, {
		names:  shelves(),
		intro:  "In an archive, notes on each shelf point to other shelves. The table lists these notes and what was counted on each shelf.",
		key:    "Shelf",
		links:  [4]string{"Continued on", "Index on", "Maps on", "Copies on"},
		values: [4]string{"Books", "Boxes", "Scrolls", "Letters"},
		asks: [wordings]string{
			"An archivist stands at shelf {start} and walks on {moves} times, each time to the shelf noted under {links}. What does the table say under {value} for the shelf she reaches at the end?",
			"Begin at shelf {start}, go to the shelf found under {links}, and do so for {moves} moves altogether. State the entry under {value} at the final shelf.",
		},
	}, {
		names:  rooms(),
		intro:  "The rooms of a museum are called after materials. Each door leads one way, into the room that the table names; the table also says what was counted in each room.",
		key:    "Room",
		links:  [4]string{"North door", "East door", "South door", "West door"},
		values: [4]string{"Paintings", "Chairs", "Visitors", "Coins"},
		asks: [wordings]string{
			"You are in the room {start} and go through {moves} doors, each time the one listed under {links}. Which entry under {value} belongs to the room you are in now?",
			"A guard whose round begins in the room {start} passes {moves} doors, taking {links}. Find the room where the round stops: what number does it have under {value}?",
		},
	}, {
		names:  places(),
		intro:  "From each village one-way roads lead to others. The table gives the village at the far end of each road, and what a census found in each village.",
		key:    "Village",
		links:  [4]string{"Mill road", "River road", "Hill road", "Forest road"},
		values: [4]string{"Households", "Horses", "Ovens", "Orchards"},
		asks: [wordings]string{
			"A peddler leaves {start} and travels on {moves} times, along {links}. In the village where he arrives last, what did the census find under {value}?",
			"Which number did the census record under {value} in the village that one comes to from {start} after {moves} roads, if one follows {links}?",
		},
	}, {
		names:  people(),
		intro:  "The members of a choir pass on news by telephone. The table says whom each member calls on which occasion, and some facts about each member.",
		key:    "Member",
		links:  [4]string{"Calls about concerts", "Calls about travel", "Calls about rehearsals", "Calls about birthdays"},
		values: [4]string{"Extension", "Folder", "Concerts sung", "House number"},
		asks: [wordings]string{
			"{start} has some news and calls the person listed under {links}; whoever is called makes the next call, until {moves} calls were made. What is listed under {value} for the member called last?",
			"News starts with {start} and goes through {moves} calls, made according to {links}. Look up the member it reaches in the last call: what is the number under {value}?",
		},
	}}
}
