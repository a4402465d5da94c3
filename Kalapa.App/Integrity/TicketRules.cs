using System.Globalization;
using Kalapa.App.Data.Search;
using Kalapa.Domain;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Audit;
using Kalapa.Domain.Notifications;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Integrity;

/// <summary>What is always true of a ticket (specification, section 7), as far as its rows can show it.</summary>
internal static class TicketRules
{
    // Whose actor took a ticket, and whose decided on one (rule 9).
    private static readonly string[] Claims = ["T04", "T05", "T07", "T11", "T30"];
    private static readonly string[] Decisions = ["T12", "T13", "T14", "T15", "T16"];

    // Whose effects clear the owner.
    private static readonly string[] LetGo = ["T06", "T08", "T09", "T10", "T15", "T18", "T19", "T20", "T21", "T31", "U01", "U03", "U11", "owner.lost"];

    /// <summary>1: a permit has a decision whose hash is that of the content; of risk class 4 one of two people (T14).</summary>
    public static IEnumerable<Finding> PermitHasItsDecision(TicketDossier dossier)
    {
        var permit = dossier.Permit;
        if (dossier.Request is { } ticket && (ticket.State is TicketState.Approved or TicketState.Closed || permit is not null))
        {
            yield return new(dossier.Name, ticket.Grant is not { } grant ? "there is no decision that says yes"
                : permit is not null && permit.RevisionHash != grant.RevisionHash ? $"permit {permit.Code} has another hash than the decision"
                : grant.NeedsTwo && grant.First is null ? "it needed the yes of two people and has that of one"
                : IsAsDecided(ticket, grant) && ticket.ContentHash != grant.RevisionHash ? "the content is not what was decided on"
                : null);
        }
    }

    /// <summary>2: who decided, and for whom it was decided, had no other hand in it; two who decided are two people (T14, O52).</summary>
    public static IEnumerable<Finding> DeciderIsNobodyElse(TicketDossier dossier) =>
        from ticket in Requests(dossier)
        from approval in ticket.Approvals
        from decider in DecidersOf(approval)
        select new Finding(dossier.Name,
            decider == ticket.RequesterId ? "the requester decided"
            : decider == ticket.CreatedById ? "who filed it decided"
            : decider == approval.RequestedBy || decider == ticket.OwnerId || decider == ticket.LastOwnerId ? "an owner decided"
            : ticket.Content.Visitors.Any(visitor => dossier.Accounts.OfVisitors.GetValueOrDefault(visitor.PersonId) == decider) ? "a visitor decided"
            : IsYes(approval) && DecidersOf(approval).Count(other => other == decider) > 1 ? "one person decided twice"
            : null);

    /// <summary>3: the place in line is the one that T02, T09 or T25 gave.</summary>
    public static IEnumerable<Finding> PlaceChangesOnlyWhereItMay(TicketDossier dossier)
    {
        (string, string, string)? place = null;
        foreach (var row in dossier.Transitions.Where(row => row.Values.ContainsKey("queuedAt")))
        {
            var now = (row.Values["lane"], row.Values["queuedAt"], row.Values["seq"]);
            if (row.Type is not ("T02" or "T09.place" or "T25") && place is not null && place != now)
            {
                yield return new(dossier.Name, $"its place changed before record {row.Seq} ({row.Type})");
            }

            place = now;
        }

        var ticket = dossier.Ticket;
        var stands = ticket.QueueKey is { } key ? (Number((int)key.Lane), Number(key.QueuedAt.UtcTicks), Number(key.Seq)) : ((string, string, string)?)null;
        yield return new(dossier.Name, stands == place ? null : "its place is not the one on record");
    }

    /// <summary>4: one owner at most, and one wherever somebody must hold it.</summary>
    public static IEnumerable<Finding> OneOwnerAtMost(TicketDossier dossier)
    {
        var isHeld = false;
        foreach (var row in dossier.Transitions)
        {
            if (row.Type is "T04" or "T05")
            {
                if (isHeld)
                {
                    yield return new(dossier.Name, $"it was handed out while somebody held it (record {row.Seq})");
                }

                isHeld = true;
            }
            else if (LetGo.Contains(row.Type))
            {
                isHeld = false;
            }
        }

        var (state, owner) = (dossier.Ticket.State, dossier.Ticket.OwnerId);
        yield return new(dossier.Name,
            state == TicketState.InReview && owner is null ? "it is in review and nobody holds it"
            : state is TicketState.Draft or TicketState.Queued or TicketState.Returned or TicketState.Lapsed or TicketState.Rejected or TicketState.Cancelled && owner is not null ? $"somebody holds it while it is {state}"
            : owner is { } id && !dossier.Accounts.Users.ContainsKey(id) ? "its owner has no account"
            : null);
    }

    /// <summary>5: segments follow each other without a gap from the creation to the running one.</summary>
    public static IEnumerable<Finding> SegmentsAddUp(TicketDossier dossier)
    {
        var at = dossier.Ticket.CreatedAt;
        string? fault = null;
        foreach (var segment in dossier.Segments)
        {
            fault ??= segment.Start != at ? $"a segment begins at {segment.Start:u} and the one before ended at {at:u}" : null;
            at = segment.End;
        }

        yield return new(dossier.Name, fault ?? (at == dossier.Ticket.HeldSince ? null : $"its segments end at {at:u} and the running one began at {dossier.Ticket.HeldSince:u}"));
        yield return new(dossier.Name, dossier.Ticket.Holder == TicketStates.HolderIn(dossier.Ticket.State) || dossier.Ticket is { State: TicketState.Returned, Holder: Holder.System }
            ? null : $"{dossier.Ticket.Holder?.ToString() ?? "nobody"}'s clock runs while it is {dossier.Ticket.State}");
    }

    /// <summary>6: a client neither writes internal messages nor is told of one, and a message's file belongs to the message's ticket.</summary>
    public static IEnumerable<Finding> InternalStaysInside(TicketDossier dossier) =>
    [
        .. dossier.Messages.Select(message => new Finding(dossier.Name, message is { AuthorRole: Role.Client, Visibility: Visibility.Internal } ? $"a client wrote the internal message {message.Id}" : null)),
        .. from told in dossier.Notifications
           where told.Type == NotificationType.Message && dossier.Accounts.Always(told.UserId)?.Role == Role.Client
           select new Finding(dossier.Name, dossier.Messages.Any(message => message.Visibility == Visibility.Public && message.At == told.At) ? null : $"a client was told at {told.At:u} of a message that is not public"),
        .. from file in dossier.Attachments
           where file.MessageId is not null
           select new Finding(dossier.Name, dossier.Messages.Any(message => message.Id == file.MessageId) ? null : $"file {file.Id} came with a message that is not there"),
    ];

    /// <summary>9: an admin neither claims nor decides.</summary>
    public static IEnumerable<Finding> AdminsStayOut(TicketDossier dossier) =>
        from row in dossier.Record
        where Claims.Contains(row.Type) || Decisions.Contains(row.Type)
        select new Finding(dossier.Name, dossier.Accounts.Always(row.ActorId)?.Role == Role.Admin ? $"admin {row.ActorName} did {row.Type} (record {row.Seq})" : null);

    /// <summary>10: who asks, and which clients are told, belong to the ticket's company.</summary>
    public static IEnumerable<Finding> ClientsSeeTheirOwn(TicketDossier dossier) =>
        from id in dossier.Notifications.Select(told => told.UserId).Append(dossier.Ticket.RequesterId).Append(dossier.Ticket.CreatedById)
            .Concat(dossier.Messages.Where(message => message.AuthorRole == Role.Client).Select(message => message.AuthorId)).Distinct()
        let account = dossier.Accounts.Always(id)
        where account is { Role: Role.Client }
        select new Finding(dossier.Name, account.TenantId == dossier.Ticket.TenantId ? null : $"{account.Email} of another company asked, wrote or was told");

    /// <summary>11: of a draft nobody but its requester and creator knows.</summary>
    public static IEnumerable<Finding> DraftsStayPrivate(TicketDossier dossier)
    {
        var ticket = dossier.Ticket;
        if (ticket.State == TicketState.Draft)
        {
            Guid[] own = [ticket.RequesterId, ticket.CreatedById];
            yield return new(dossier.Name,
                ticket.Number is not null || ticket.QueuedAt is not null || dossier.Request?.Approvals.Count > 0 ? "a draft has a number, a place or an approval"
                : dossier.Notifications.Any(told => !own.Contains(told.UserId)) ? "somebody else was told of a draft"
                : dossier.Messages.Any(message => !own.Contains(message.AuthorId)) ? "somebody else wrote on a draft"
                : dossier.Attachments.Any(file => !own.Contains(file.UploadedBy)) ? "somebody else brought a file to a draft"
                : null);
        }
    }

    /// <summary>13: a support request has nothing that belongs to a permit.</summary>
    public static IEnumerable<Finding> KindsStayApart(TicketDossier dossier)
    {
        if (dossier.Ticket is SupportRequest request)
        {
            yield return new(dossier.Name,
                dossier.HasPapersOfAPermit ? "it has papers or an approval"
                : dossier.Permit is not null ? "it has a permit"
                : request.State is TicketState.Resolved or TicketState.Closed && request.Outcome is null ? "it was solved without an outcome"
                : (request.State == TicketState.AwaitingVisit) != (request.VisitId is not null) ? "it awaits a visit that is not named, or names one that it does not await"
                : null);
        }
    }

    /// <summary>O65: who asked rated it, after it closed, and the record says the same.</summary>
    public static IEnumerable<Finding> RatedByItsRequester(TicketDossier dossier)
    {
        if (dossier.Rating is { } rating)
        {
            var ticket = dossier.Ticket;
            yield return new(dossier.Name,
                ticket.State != TicketState.Closed || rating.At < ticket.HeldSince ? "it was rated before it closed"
                : rating.ById != ticket.RequesterId ? "somebody else than its requester rated it"
                : rating.TenantId != ticket.TenantId || rating.BranchCode != ticket.BranchCode ? "its rating is another company's or branch's"
                : dossier.Record.Count(row => row.Type == Ticket.Rated && row.Values.GetValueOrDefault("stars") == Number(rating.Stars)) != 1 ? "the record does not say how it was rated"
                : null);
        }
    }

    /// <summary>The last transition on record led to the state the ticket and its permit stand in: no half of a command is kept.</summary>
    public static IEnumerable<Finding> RecordAgrees(TicketDossier dossier)
    {
        yield return new(dossier.Name, StateOnRecord(dossier.Transitions) is { } state && state != dossier.Ticket.State.ToString() ? $"it is {dossier.Ticket.State}, and the record says {state}"
            : dossier.Record.Count == 0 ? "there is no record of it" : null);
        if (dossier.Permit is { } permit)
        {
            yield return new(permit.Code, StateOnRecord(dossier.PermitTransitions) is { } last && last != permit.State.ToString() ? $"it is {permit.State}, and the record says {last}" : null);
        }
    }

    /// <summary>Each paper's file is one the ticket has.</summary>
    public static IEnumerable<Finding> PapersHaveTheirFiles(TicketDossier dossier) =>
        from ticket in Requests(dossier)
        from paper in ticket.Documents
        where paper.AttachmentId is not null
        select new Finding(dossier.Name, dossier.Attachments.Any(file => file.Id == paper.AttachmentId) ? null : $"{paper.Requirement} names the file {paper.AttachmentId}, which the ticket does not have");

    /// <summary>What a search finds the request by is what it says now.</summary>
    public static IEnumerable<Finding> WordsAgree(TicketDossier dossier)
    {
        var (row, due) = (dossier.Text, SearchRows.Of(dossier.Ticket, dossier.Messages));
        yield return new(dossier.Name,
            row is null ? "no search finds it"
            : !IsSame(row.Words, due.Words) ? "a search finds it by other words than its own"
            : !IsSame(row.Said, due.Said) ? "a search finds it by other words than its messages'"
            : null);

        static bool IsSame(string kept, string due) => kept == due || kept.Split(' ').ToHashSet().SetEquals(due.Split(' '));
    }

    private static PermitRequest[] Requests(TicketDossier dossier) => dossier.Request is { } request ? [request] : [];

    private static string? StateOnRecord(IEnumerable<AuditEvent> rows) => rows.LastOrDefault(row => row.To is not null)?.To;

    private static bool IsYes(Approval approval) => approval.Outcome is Outcome.Approved or Outcome.ApprovedWithConditions;

    // Each who decided, and each for whom it was.
    private static IEnumerable<Guid> DecidersOf(Approval approval) =>
        new[] { approval.First?.ById, approval.First?.For?.UserId, approval.DecidedBy, approval.DecidedForId }.OfType<Guid>();

    // Papers that came or were judged after the decision (T28, T29) are part of the present hash and not of the decided one.
    private static bool IsAsDecided(PermitRequest ticket, Approval grant) =>
        ticket.Documents.All(paper => paper.SuppliedAt <= grant.DecidedAt && (paper.JudgedAt is null || paper.JudgedAt <= grant.DecidedAt));

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
