/** The style sheets of a room, in the order in which they refine each other; every part of a room imports this. */
import '../../styles/table.css'
import '../../styles/table-fit.css'
import '../../styles/result.css'
import '../../styles/desk.css'
