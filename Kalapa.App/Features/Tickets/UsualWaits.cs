using System.Collections.Concurrent;
using Kalapa.App.Data;
using Kalapa.App.Live;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Promises;
using Kalapa.Domain.Queue;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Tickets;

/// <summary>
/// How long such a ticket usually is in the hands that it is in: the median of working time over the last <see cref="LooksBack"/> at that branch and of that type. One read of at most
/// <see cref="MostSegments"/> finished segments, kept for <see cref="Kept"/> on this node, so pages ask it as often as they like.
/// </summary>
public sealed class UsualWaits(IDbContextFactory<KalapaDbContext> contexts, CurrentPromises promises, TimeProvider time)
{
    /// <summary>30 days.</summary>
    public static readonly TimeSpan LooksBack = TimeSpan.FromDays(30);

    /// <summary>A quarter of an hour.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(15);

    /// <summary>The newest so many are looked at.</summary>
    public const int MostSegments = 500;

    /// <summary>Fewer than this say nothing about what is usual.</summary>
    public const int FewestSegments = 5;

    private readonly ConcurrentDictionary<Question, (DateTimeOffset At, TimeSpan? Median)> _known = new();

    /// <summary>The median; null when nothing is promised for the ticket as it stands, or too few of its sort were there.</summary>
    public async Task<TimeSpan?> For(HeldTicket ticket, CancellationToken cancellationToken = default)
    {
        if (ticket.Holder is not { } holder)
        {
            return null;
        }

        var (question, now) = (new Question(ticket.BranchCode, ticket.Kind, ticket.Topic, holder, ticket.Lane == Lane.Emergency), time.GetUtcNow());
        if (!_known.TryGetValue(question, out var known) || now - known.At >= Kept)
        {
            known = (now, await Read(question, now, cancellationToken));
            _known[question] = known;
        }

        return known.Median;
    }

    private async Task<TimeSpan?> Read(Question question, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (since, holder, below) = (now - LooksBack, HolderOf(question.Holder), question.Topic + ".");
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var tickets = db.Tickets.Where(row => row.BranchCode == question.Branch && row.Kind == question.Kind && (row.Lane == Lane.Emergency) == question.IsEmergency);
        tickets = question.Kind == TicketKind.Permit
            ? tickets.Where(row => ((PermitRequest)row).BaseType == question.Topic)
            : tickets.Where(row => ((SupportRequest)row).Category == question.Topic
                || ((SupportRequest)row).Category.StartsWith(below));
        var segments = await db.TimeSegments.Where(segment => segment.Holder == holder && segment.End >= since)
            .Join(tickets, segment => segment.TicketId, row => row.Id, (segment, row) => new { segment.Start, segment.End })
            .OrderByDescending(segment => segment.End).Take(MostSegments).ToListAsync(cancellationToken);
        if (segments.Count < FewestSegments)
        {
            return null;
        }

        var calendar = promises.Current.CalendarOf(question.Branch, question.Holder, question.IsEmergency ? Lane.Emergency : Lane.Normal);
        var lengths = segments.Select(segment => calendar.WorkingTimeBetween(segment.Start, segment.End)).Order().ToList();
        return lengths[lengths.Count / 2];
    }

    private static Holder HolderOf(PromiseHolder holder) => holder switch
    {
        PromiseHolder.Queue => Holder.Queue,
        PromiseHolder.Cs => Holder.Cs,
        _ => Holder.Supervisor,
    };

    private readonly record struct Question(string Branch, TicketKind Kind, string Topic, PromiseHolder Holder, bool IsEmergency);
}
