using Kalapa.App.Data;
using Kalapa.App.Features.Activity;
using Kalapa.App.Features.Approvals;
using Kalapa.App.Features.Attachments;
using Kalapa.App.Features.Notifications;
using Kalapa.App.Features.Reports;
using Kalapa.App.Features.Search;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Shared;
using Kalapa.Domain.Access;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalapa.Tests.App.Rights;

/// <summary>Pages, files, lists, reports and the record.</summary>
internal static partial class Probes
{
    private static ReportFilter Ever => new(new DateOnly(2026, 1, 1), new DateOnly(2030, 1, 1));

    private static Operation[] OnTheDesk => [Operation.Decide];

    private static IReadOnlyList<Probe> OfReads =>
    [
        Read<TicketDetail>(Operation.ReadContent, async (read, reader, target) => Content(await read.For(reader, target.TicketId)))
            with { TellsReduced = true },
        Read<TicketDetail>(Operation.ReadMessages, async (read, reader, target) =>
            Shown(await read.For(reader, target.TicketId) is { } view && view.Messages.Any(message => message.Visibility == Visibility.Public)))
            with { Behind = InTheView },
        Read<TicketDetail>(Operation.ReadInternal, async (read, reader, target) => Internal(await read.For(reader, target.TicketId)))
            with { Behind = [Operation.ReadContent, Operation.ReadMessages, Operation.ReadTimeline] },
        Read<TicketDetail>(Operation.ReadTimeline, async (read, reader, target) =>
            Shown(await read.For(reader, target.TicketId) is { Timeline.Count: > 0 }))
            with { Behind = InTheView },
        Read<RequestRegister>(Operation.ReportRequests, async (read, reader, target) =>
            Shown((await read.For(reader, Ever, BranchTime.HeadOffice)).First.Any(row => row.Ticket.Id == target.TicketId)))
            with { Blind = OthersShare },
        Read<SatisfactionReport>(Operation.ReportSatisfaction, async (read, reader, target) =>
            Shown((await read.For(reader, Ever, BranchTime.HeadOffice)).Ratings.Any(row => row.Ticket.Id == target.TicketId)))
            with { Scene = Scenes.SupportRated, Without = ["V+"], Blind = ["C=", "H", .. OthersShare] },
        Read<TicketSearch>(Operation.List, async (read, reader, target) =>
            Shown((await read.For(reader, "CBT")).Tickets.Any(found => found.Id == target.TicketId)))
            with { Blind = OthersShare },
        Read<FairnessReport>(Operation.ReportFairness, async (read, reader, target) =>
            Shown((await read.For(reader, Ever, BranchTime.HeadOffice)).Claims.Any(row => row.Claim.Happened.TicketId == target.TicketId)))
            with { Without = ["V+"], Blind = ["C=", "H", .. OthersShare] },
        Read<VisitReport>(Operation.ReportVisits, async (read, reader, target) =>
            Shown((await read.For(reader, Ever, BranchTime.HeadOffice)).People.Any(row => row.Permit.TicketId == target.TicketId)))
            with { Blind = OthersShare },
        Read<EquipmentReport>(Operation.ReportVisits, async (read, reader, target) =>
            Shown((await read.For(reader, Ever, BranchTime.HeadOffice)).Passed.Any(row => row.Permit.TicketId == target.TicketId)))
            with { Scene = Scenes.EquipmentIn, Blind = OthersShare },
        Read<EventStream>(Operation.ReadTimeline, async (read, reader, target) =>
            Shown((await read.For(reader, new())).Any(happened => happened.TicketId == target.TicketId))),
        Recorded<AuditList>(async (read, reader) => await read.For(reader, new()) is { Lines.Count: > 0 }),
        Recorded<CategoryHistory>(async (read, reader) => await read.For(reader) is { Count: > 0 }, Scenes.SupportInReview),
        Recorded<ActivityHistory>(async (read, reader) => (await read.For(reader)).Any(day => day.Submitted > 0)),
        Read<ApprovalDetail>(Operation.Decide, async (read, reader, target) => Shown(await read.For(reader, target.TicketId) is not null)),
        Read<ApprovalDetail>(Operation.ReadMessages, async (read, reader, target) =>
            Shown(await read.For(reader, target.TicketId) is { } view && view.Messages.Any(message => message.Visibility == Visibility.Public)))
            with { Behind = OnTheDesk },
        Read<ApprovalDetail>(Operation.ReadInternal, async (read, reader, target) =>
            Shown(await read.For(reader, target.TicketId) is { } view && view.Messages.Any(message => message.Visibility == Visibility.Internal)))
            with { Behind = OnTheDesk },
        Read<RecentDecisions>(Operation.Decide, async (read, reader, target) =>
            Shown((await read.For(reader, DateTimeOffset.UnixEpoch)).Any(made => made.TicketId == target.TicketId))),
        Read<FileDetail>(Operation.Download, async (read, reader, target) => (await read.For(reader, target.AttachmentId)).Answer)
            with { TellsReduced = true },
        InternalFile(),
        Read<MyNotifications>(Operation.ReadHeader, async (read, reader, target) =>
            Shown((await read.For(reader, 200)) is { Unread: > 0 } list && list.Items.Any(item => item.TicketId == target.TicketId)))
            with { Scene = Scenes.Told },
        new(Operation.ReadHeader, nameof(MarkRead), Scenes.Told, async (verbs, user, target) =>
        {
            await verbs.GetRequiredService<MarkRead>().Run(user, await Told(verbs, user, target));
            return Answer.Allow;
        })
        {
            Service = typeof(MarkRead),
        },
        Listed("TicketRows", async (contexts, id) => (await new TicketRows(contexts).Read([id], CancellationToken.None)).SingleOrDefault()?.Subject),
        Read<SupportRegister>(Operation.ReportSupport, async (read, reader, target) =>
            Shown((await read.For(reader, Ever, BranchTime.HeadOffice)).First.Any(row => row.Ticket.Id == target.TicketId)))
            with { Scene = Scenes.SupportInReview, Without = ["V+"], Blind = OthersShare },
    ];

    /// <summary>The bytes that came with an internal note are read like the note.</summary>
    private static Probe InternalFile() => new(Operation.ReadInternal, nameof(FileDetail), Scenes.NotedWithFile, async (verbs, user, target) =>
    {
        await using var db = await verbs.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync();
        var file = await db.Attachments.Where(row => row.TicketId == target.TicketId && row.MessageId != null).Select(row => (Guid?)row.Id).SingleOrDefaultAsync();
        return (await verbs.GetRequiredService<FileDetail>().For(ActorOf(user, target), file ?? target.AttachmentId)).Answer;
    })
    {
        IsRead = true,
        Behind = [Operation.Download],
    };

    /// <summary>The record is nobody's: everybody asks for the whole of it.</summary>
    private static Probe Recorded<T>(Func<T, Kalapa.Domain.Actor?, Task<bool>> shows, Func<TestApp, Task<Guid>>? scene = null)
        where T : notnull
    {
        var probe = Read<T>(Operation.ReadAudit, async (read, reader, _) => Shown(await shows(read, reader)));
        return probe with { Scene = scene ?? probe.Scene, Without = ["H", "V+", "V≠", "G≠"], Blind = ["C=", "C≠"] };
    }

    /// <summary>A board shows the rows that the rights list; what a row tells of itself must be enough to judge it.</summary>
    private static Probe Listed(
        string board, Func<IDbContextFactory<KalapaDbContext>, Guid, Task<AccessSubject?>> subjectOf, Operation operation = Operation.List) =>
        new(operation, board, Scenes.Discussed, async (verbs, user, target) =>
            await subjectOf(verbs.GetRequiredService<IDbContextFactory<KalapaDbContext>>(), target.TicketId) is { } subject
                ? verbs.GetRequiredService<AccessTable>().Ask(ActorOf(user, target), operation, subject)
                : Answer.NotFound)
        {
            IsRead = true,
            TellsReduced = true,
        };

    private static async Task<AccessSubject?> PermitSubject(IDbContextFactory<KalapaDbContext> contexts, Guid ticketId) =>
        (await new PermitRows(contexts, TimeProvider.System).Read([ticketId], CancellationToken.None)).SingleOrDefault()?.Subject;

    private static async Task<long> Told(IServiceProvider verbs, Guid? user, Target target)
    {
        await using var db = await verbs.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync();
        return await db.Notifications.Where(row => row.UserId == user && row.TicketId == target.TicketId).Select(row => row.Id).SingleOrDefaultAsync();
    }

    private static Answer Content(TicketView? view)
    {
        if (view is null)
        {
            return Answer.NotFound;
        }

        var request = (PermitRequestView)view;
        string[] ids = [.. request.Content.Visitors.Select(visitor => visitor.IdLast4), .. request.Permit!.People.Select(person => person.IdLast4)];
        var isBlank = ids.All(id => id == "") && request.Content.Visitors.All(visitor => visitor.BirthYear == 0);
        return ids.All(id => id != "") && !view.IsReduced ? Answer.Allow : isBlank && view.IsReduced ? Answer.Reduced : Answer.NoCase;
    }

    /// <summary>The note itself, and the words of the verdicts in the timeline, go together.</summary>
    private static Answer Internal(TicketView? view)
    {
        var notes = view?.Messages.Any(message => message.Visibility == Visibility.Internal) ?? false;
        var steps = view?.Timeline.Any(happened => happened.Type == "O14") ?? false;
        return notes != steps ? Answer.NoCase : Shown(notes);
    }
}
