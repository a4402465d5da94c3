using Kalapa.App.Data;
using Kalapa.App.Data.Search;
using Kalapa.Domain.Audit;
using Kalapa.Domain.Notifications;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Ratings;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Integrity;

/// <summary>Everything the database says about one ticket, to be held against the rules.</summary>
/// <param name="Ticket">With its papers and rounds of approval.</param>
/// <param name="Permit">With its people; null when none came out.</param>
/// <param name="Segments">By time.</param>
/// <param name="Record">Audit rows, in order.</param>
/// <param name="Gate">The gate's book on the permit, by time.</param>
/// <param name="Messages">What was said.</param>
/// <param name="Attachments">Facts about its files.</param>
/// <param name="Notifications">Who was told what.</param>
/// <param name="Text">What a search finds it by; null when nothing does.</param>
/// <param name="Clock">The branch's time zone.</param>
/// <param name="Accounts">What all tickets share.</param>
internal sealed record TicketDossier(
    Ticket Ticket, Permit? Permit, IReadOnlyList<TimeSegment> Segments, IReadOnlyList<AuditEvent> Record, IReadOnlyList<GateEvent> Gate,
    IReadOnlyList<Message> Messages, IReadOnlyList<Attachment> Attachments, IReadOnlyList<Notification> Notifications, TicketText? Text, TimeZoneInfo Clock, AccountFile Accounts)
{
    /// <summary>The ticket as what asks for a work permit; null for another kind.</summary>
    public PermitRequest? Request => Ticket as PermitRequest;

    /// <summary>There are papers or approvals of this ticket; of a support request they are loaded with nothing.</summary>
    public bool HasPapersOfAPermit { get; init; }

    /// <summary>What the requester thought of it; null while nothing was said.</summary>
    public Rating? Rating { get; init; }

    /// <summary>How an administrator finds it.</summary>
    public string Name => Ticket.Number ?? $"draft {Ticket.Id}";

    /// <summary>Audit rows of the ticket's own transitions; a permit's carry the permit's states.</summary>
    public IEnumerable<AuditEvent> Transitions => Record.Where(row => row.Type[0] is 'T' or 'U' || row.Type is "O14" or "owner.lost");

    /// <summary>Audit rows of the permit's transitions.</summary>
    public IEnumerable<AuditEvent> PermitTransitions => Record.Where(row => row.Type.StartsWith('P'));
}

/// <summary>The accounts, as far as the rules ask.</summary>
/// <param name="Users">All of them.</param>
/// <param name="Changed">Those whose role or company was changed since: what they were then is not known any more.</param>
/// <param name="OfVisitors">The accounts of visitors who have one.</param>
internal sealed record AccountFile(IReadOnlyDictionary<Guid, KalapaUser> Users, IReadOnlySet<Guid> Changed, IReadOnlyDictionary<Guid, Guid> OfVisitors)
{
    /// <summary>The account when it is what it always was; null otherwise.</summary>
    public KalapaUser? Always(Guid userId) => Changed.Contains(userId) ? null : Users.GetValueOrDefault(userId);
}
