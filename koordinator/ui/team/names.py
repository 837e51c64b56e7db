"""What each tab of the team page is found by, before the page is made."""

# Key: the label in the box of actions, and other words for it.
ACTIONS = {
    "loads": ("Team: sager pr. medarbejder", ("caseload", "sagstal")),
    "pairs": ("Par: sagsbehandler og konsulent", ("parmøde", "matrix")),
    "placing": ("Fordel nye sager", ("tildel", "rehabiliteringsteam")),
    "rebalance": ("Fordel sager om", ("omfordeling", "jævn", "over max")),
    "absence": ("Planlæg fravær", ("orlov", "vikar", "dækning", "ferie")),
    "forecast": ("Fremskrivning 12 måneder", ("tilgang", "prognose")),
}
