using Kalapa.Domain.Permits;

namespace Kalapa.App.Integrity;

/// <summary>What is always true at the gate (specification, section 7).</summary>
internal static class GateRules
{
    /// <summary>7: nobody came in but on a permit that was open, in its window and hours, at its branch. Leaving is never refused, so it is not asked.</summary>
    public static IEnumerable<Finding> CodesOpenOnlyWhenTheyMay(TicketDossier dossier)
    {
        var permit = dossier.Permit;
        foreach (var entry in dossier.Gate.Where(line => line.Type == GateEventType.CheckIn))
        {
            var before = dossier.PermitTransitions.LastOrDefault(row => row.At < entry.At)?.To;
            yield return new(permit?.Code ?? dossier.Name,
                permit is null ? "somebody came in without a permit"
                : entry.BranchCode != permit.BranchCode ? $"somebody came in at {entry.BranchCode}"
                : entry.At < permit.Window.Start - GateCheck.Early || entry.At > permit.Window.End ? $"somebody came in at {entry.At:u}, outside its window"
                : !permit.Window.Stretches(dossier.Clock).Any(stretch => stretch.From - GateCheck.Early <= entry.At && entry.At <= stretch.To) ? $"somebody came in at {entry.At:u}, outside its hours"
                : before is not (null or nameof(PermitState.Issued) or nameof(PermitState.Active)) ? $"somebody came in at {entry.At:u}, when it was {before}"
                : null);
        }
    }

    /// <summary>8: nobody went out more often than in, and the gate's book says the same as the counts.</summary>
    public static IEnumerable<Finding> ComingsAndGoingsAgree(TicketDossier dossier) =>
        from person in dossier.Permit?.People ?? []
        let ins = dossier.Gate.Count(line => line.Type == GateEventType.CheckIn && line.PersonId == person.PersonId)
        let outs = dossier.Gate.Count(line => line.Type == GateEventType.CheckOut && line.PersonId == person.PersonId)
        select new Finding($"{dossier.Permit!.Code} {person.FullName}",
            person.CheckOuts > person.CheckIns ? $"went out {person.CheckOuts} times and came in {person.CheckIns} times"
            : ins != person.CheckIns || outs != person.CheckOuts ? $"counted {person.CheckIns} in and {person.CheckOuts} out, and the gate's book says {ins} and {outs}"
            : null);

    /// <summary>12: who came in once more than out is inside, and nobody else.</summary>
    public static IEnumerable<Finding> InsideIsNoneOrOne(TicketDossier dossier) =>
        from person in dossier.Permit?.People ?? []
        let inside = person.CheckIns - person.CheckOuts
        select new Finding($"{dossier.Permit!.Code} {person.FullName}",
            inside is not (0 or 1) ? $"is inside {inside} times"
            : person.IsInside != (inside == 1) ? (person.IsInside ? "counts as inside and is out" : "counts as out and is inside")
            : null);
}
