using Kalapa.App.Features.Permits;
using Kalapa.App.Features.Tickets;
using Kalapa.Domain.Access;

namespace Kalapa.Tests.App.Rights;

/// <summary>Permits once they are out, on staff's desks and in the visitor's hand.</summary>
internal static partial class Probes
{
    private static IReadOnlyList<Probe> OfPermits =>
    [
        Read<PermitFiles>(Operation.DownloadPermit, async (read, reader, target) => Handed(await read.For(reader, target.TicketId)))
            with { TellsReduced = true },
        Read<PassDetail>(Operation.DownloadPermit, async (read, reader, target) => Carried(await read.For(reader, target.TicketId)))
            with { TellsReduced = true },
        Listed("PermitRows", PermitSubject),
        Listed("PermitRows", PermitSubject, Operation.JoinBoard) with { Verb = "PermitRows on site" },
        Verb<IssuePermit>(Operation.IssuePermit, Scenes.ApprovedByHand, (verb, user, target) => verb.Run(user, target.TicketId)),
        Verb<HoldPermit>(Operation.HoldPermit, Scenes.Approved, (verb, user, target) => verb.Suspend(user, target.PermitId, "Pemadaman"))
            with { Verb = "HoldPermit.Suspend" },
        Verb<HoldPermit>(Operation.HoldPermit, Scenes.Suspended, (verb, user, target) => verb.Resume(user, target.PermitId, "Selesai"))
            with { Verb = "HoldPermit.Resume" },
        Verb<HoldPermit>(Operation.HoldPermit, Scenes.Approved, (verb, user, target) => verb.Revoke(user, target.PermitId, "Dicabut"))
            with { Verb = "HoldPermit.Revoke" },
        Verb<HoldPermit>(Operation.ClosePermit, Scenes.Visited, (verb, user, target) => verb.Close(user, target.PermitId)),
        Verb<HoldPermit>(Operation.CancelVisit, Scenes.Approved, (verb, user, target) => verb.CancelVisit(user, target.PermitId)),
    ];

    private static Answer Handed(PermitFile? file) => file is null ? Answer.NotFound : file.FileId is null ? Answer.Reduced : Answer.Allow;

    private static Answer Carried(Pass? pass)
    {
        if (pass is null)
        {
            return Answer.NotFound;
        }

        var isBlank = pass.Permit.People.All(person => person.IdLast4 == "");
        return isBlank == pass.IsReduced ? isBlank ? Answer.Reduced : Answer.Allow : Answer.NoCase;
    }
}
