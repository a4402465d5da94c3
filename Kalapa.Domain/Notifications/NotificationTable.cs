using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Promises;
using Kalapa.Domain.Tickets;
using static Kalapa.Domain.Notifications.Audience;

namespace Kalapa.Domain.Notifications;

/// <summary>Who is told, by what they are to the ticket.</summary>
[Flags]
public enum Audience
{
    /// <summary>Nobody.</summary>
    None = 0,

    /// <summary>Requester and creator.</summary>
    Parties = 1,

    /// <summary>The CS owner, or the last one.</summary>
    Owner = 2,

    /// <summary>Those who decide on it: the supervisors of its branch, their stand-ins, and who is named for it.</summary>
    Supervisors = 4,

    /// <summary>The supervisor of another branch who is named for it.</summary>
    NamedApprover = 8,
}

/// <summary>THE table of what is told to whom. Whoever did a thing is never told of it.</summary>
public static class NotificationTable
{
    private static readonly Dictionary<string, (NotificationType Type, Audience Audience)> Events = new()
    {
        ["T06"] = (NotificationType.TakenBack, Owner),
        ["T07"] = (NotificationType.Transferred, Owner),
        ["T08"] = (NotificationType.Returned, Parties),
        ["T09"] = (NotificationType.Resubmitted, Owner),
        ["T10"] = (NotificationType.Lapsed, Parties),
        ["T11"] = (NotificationType.Escalated, Supervisors),
        ["T12"] = (NotificationType.Approved, Parties | Owner),
        ["T13"] = (NotificationType.ApprovedWithConditions, Parties | Owner),
        ["T14"] = (NotificationType.FirstApproved, Supervisors),
        ["T15"] = (NotificationType.Rejected, Parties | Owner),
        ["T16"] = (NotificationType.Asked, Owner),
        ["T17"] = (NotificationType.Answered, Supervisors),
        ["T18"] = (NotificationType.Returned, Parties),
        ["T19"] = (NotificationType.Withdrawn, Owner),
        ["T20"] = (NotificationType.Cancelled, Parties | Owner),
        ["T21"] = (NotificationType.WindowMissed, Parties),
        ["T28"] = (NotificationType.PapersSupplied, Owner),
        ["T31"] = (NotificationType.Cancelled, Parties | Owner),
        ["U01"] = (NotificationType.Questioned, Parties),
        ["U02"] = (NotificationType.Replied, Owner),
        ["U03"] = (NotificationType.Lapsed, Parties),
        ["U04"] = (NotificationType.HandedOn, Supervisors),
        ["U05"] = (NotificationType.JobEnded, Owner),
        ["U06"] = (NotificationType.VisitNeeded, Parties),
        ["U07"] = (NotificationType.VisitEnded, Owner),
        ["U09"] = (NotificationType.Resolved, Parties),
        ["U10"] = (NotificationType.Confirmed, Owner),
        ["U11"] = (NotificationType.NotSolved, Owner),
        ["O23"] = (NotificationType.ApproverNamed, NamedApprover),
        [PermitRequest.PapersOverdue] = (NotificationType.PapersOverdue, Parties | Owner | Supervisors),
        ["P01"] = (NotificationType.PermitIssued, Parties),
        ["P04"] = (NotificationType.PermitSuspended, Parties),
        ["P05"] = (NotificationType.PermitResumed, Parties),
        ["P12"] = (NotificationType.Overstay, Parties | Supervisors),
        ["P14"] = (NotificationType.PermitRevoked, Parties),
        ["P15"] = (NotificationType.VisitCancelled, Parties | Owner),
    };

    /// <summary>For a ticket's or permit's event, by its id such as <c>T08</c>; null when nobody is told.</summary>
    public static (NotificationType Type, Audience Audience)? OfEvent(string id) =>
        Events.TryGetValue(id, out var row) ? row : null;

    /// <summary>For a message: the client's goes to the owner, staff's to the parties; an internal one to those in whose hands the ticket is, and to no client.</summary>
    public static Audience OfMessage(Message message, bool byParty, TicketState state) => message switch
    {
        { Visibility: not Visibility.Public } => state is TicketState.Escalated or TicketState.AtBranch ? Owner | Supervisors : Owner,
        { AuthorRole: Role.Client } => Owner,
        _ when byParty => Parties | Owner,
        _ => Parties,
    };

    /// <summary>
    /// What asked for something that is done now: a decision that was made, a form that was completed, a job that was ended, by whoever it was. It is still news in the app; a letter
    /// about it would send its reader to a page where nothing waits.
    /// </summary>
    public static bool IsOvertaken(NotificationType type, TicketState now) => type switch
    {
        NotificationType.Escalated or NotificationType.Answered or NotificationType.FirstApproved or NotificationType.ApproverNamed => now != TicketState.Escalated,
        NotificationType.HandedOn => now != TicketState.AtBranch,
        NotificationType.Returned or NotificationType.Questioned => now != TicketState.Returned,
        NotificationType.Resolved => now != TicketState.Resolved,
        NotificationType.ReleaseNear => now != TicketState.InReview,
        _ => false,
    };

    /// <summary>R29: who is told of the first in one save is not told of the second besides; a decision says itself that the permit came with it.</summary>
    public static bool Says(NotificationType first, NotificationType second) =>
        first is NotificationType.Approved or NotificationType.ApprovedWithConditions && second == NotificationType.PermitIssued;

    /// <summary>For a promise's clock that passed a threshold; whom it concerns depends on whose hands the ticket is in.</summary>
    public static NotificationType OfPromise(PromiseThreshold threshold) => threshold switch
    {
        PromiseThreshold.Near => NotificationType.PromiseNear,
        PromiseThreshold.Missed => NotificationType.PromiseMissed,
        _ => NotificationType.PromiseOverdue,
    };

    /// <summary>For somebody turned away at the gate.</summary>
    public const Audience OfDenial = Parties | Owner;

    /// <summary>For a place in line that moved backwards.</summary>
    public const Audience OfPlaceMove = Parties;
}
