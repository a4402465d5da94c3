using Kalapa.App.Data;
using Kalapa.App.Features.Accounts;
using Kalapa.App.Features.BranchJobs;
using Kalapa.App.Features.Intake;
using Kalapa.App.Features.Intake.Support;
using Kalapa.App.Features.Queue;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Features.Tickets.Support;
using Kalapa.App.Jobs;
using Kalapa.App.Outages;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Notifications;
using Kalapa.Domain.Papers;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Kalapa.Tests.App.Features.Tickets;

/// <summary>The support request by its verbs (desk.md section 2), in the same line as permits, on both databases.</summary>
public sealed class SupportVerbTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, ClassData<Engines>]
    public async Task A_fault_and_a_permit_stand_in_one_line(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var first = await app.Submitted();
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var fault = await app.SupportDraft();
        var told = await app.Get<SubmitSupport>().Run(app.People.Client.Id, fault);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var last = await app.Submitted();

        Assert.Equal(2, told.Place);
        var numbers = await app.Read(db => db.Tickets.OrderBy(row => row.QueueSeq).Select(row => row.Number!).ToListAsync());
        Assert.Equal(["00001", "00002", "00003"], numbers.Select(number => number.Split('-')[2]));
        Assert.Equal([first, fault, last], new[] { await Take(app), await Take(app), await Take(app) });
    }

    [Theory, ClassData<Engines>]
    public async Task A_standstill_with_a_number_to_call_goes_before_everybody(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        await app.Submitted();
        var down = await app.SupportSubmitted(details: SupportBuilder.Fault with { Impact = Impact.Down, CallbackPhone = "0812 3456" });

        Assert.Equal(down, await Take(app));
    }

    [Theory, ClassData<Engines>]
    public async Task From_a_fault_to_solved_by_way_of_the_branch_and_a_visit(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var (client, agent, supervisor) = (app.People.Client.Id, app.People.Agent.Id, app.People.Supervisor.Id);
        var id = await app.SupportReturned();
        await app.Get<AnswerSupport>().Run(client, id, await Version(app, id), "Rak R12.");
        Assert.Equal(id, await Take(app));
        await app.Get<HandOnTicket>().Run(agent, id, await Version(app, id), "Periksa PDU rak R12.");
        await app.Get<EndBranchJob>().Run(supervisor, id, await Version(app, id), isDone: true, "PDU baik.");
        var visit = await app.Get<NeedVisit>().Run(agent, id, await Version(app, id), isEmergency: true);
        await app.Get<DiscardDraft>().Run(client, visit);
        await DoWhatIsDue(app);
        await app.Get<ResolveSupport>().Run(agent, id, await Version(app, id), SupportOutcome.Fixed, "Pemutus", "Sudah menyala.");
        await app.Get<ReportNotSolved>().Run(client, id, await Version(app, id), "Mati lagi.");
        Assert.Equal(id, await Take(app));
        await app.Get<ResolveSupport>().Run(agent, id, await Version(app, id), SupportOutcome.Workaround, "", "Dipindah ke PDU B.");
        await app.Get<ConfirmSupport>().Run(client, id, await Version(app, id));

        var request = await app.Support(id);
        Assert.Equal((TicketState.Closed, SupportOutcome.Workaround, 1), (request.State, request.Outcome, request.NotSolvedCount));
        Assert.Equal(
            ["T01", "T02", "T04", "U01", "U02", "T09.place", "T04", "U04", "U05", "U06", "U07", "U09", "U11", "T09.place", "T04", "U09", "U10"],
            await app.Read(db => db.AuditEvents.Where(row => row.TicketId == id).OrderBy(row => row.Seq).Select(row => row.Type).ToListAsync()));
        var segments = await app.Read(db => db.TimeSegments.Where(row => row.TicketId == id).ToListAsync());
        Assert.Equal(request.HeldSince - request.CreatedAt, segments.Aggregate(TimeSpan.Zero, (sum, segment) => sum + (segment.End - segment.Start)));
    }

    [Theory, ClassData<Engines>]
    public async Task A_visit_is_filled_in_with_what_is_known(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var details = SupportBuilder.Fault with { Device = "Router SN-778", CallbackPhone = "0812 3456" };
        var id = await app.SupportInReview(details);

        var visit = await app.Get<NeedVisit>().Run(app.People.Agent.Id, id, await Version(app, id), isEmergency: true);

        var draft = await app.Ticket(visit);
        var request = await app.Support(id);
        Assert.Equal((app.People.Client.Id, app.People.Company.Id, "CBT", TicketState.Draft), (draft.RequesterId, draft.TenantId, draft.BranchCode, draft.State));
        Assert.Equal((id, visit), (draft.SupportId, request.VisitId));
        Assert.Equal([PermitType.Emergency], draft.Content.Types);
        Assert.Equal(
            (details.Title, "R12", "08123456", request.Number),
            (draft.Content.Title, draft.Content.Racks, draft.Content.ContactPhone.Replace(" ", "", StringComparison.Ordinal), draft.Content.IncidentNumber));
        Assert.Contains("Lampu daya mati", draft.Content.Purpose, StringComparison.Ordinal);
        Assert.Contains("Router SN-778", draft.Content.Purpose, StringComparison.Ordinal);
        var page = Assert.IsType<SupportView>(await app.Get<TicketDetail>().For(app.People.Client.ToActor(), id, Cancellation));
        Assert.Equal(visit, Assert.Single(page.Visits).Id);
        Assert.Equal(id, Assert.IsType<PermitRequestView>(await app.Get<TicketDetail>().For(app.People.Client.ToActor(), visit, Cancellation)).Support!.Id);
    }

    [Theory, ClassData<Engines>]
    public async Task A_visit_that_ends_hands_the_request_back_to_its_owner(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var (id, visit) = await app.SupportAwaitingVisit();
        await DoWhatIsDue(app);
        Assert.Equal(TicketState.AwaitingVisit, (await app.Support(id)).State);
        await app.Get<DiscardDraft>().Run(app.People.Client.Id, visit);

        await DoWhatIsDue(app);

        var request = await app.Support(id);
        Assert.Equal((TicketState.InReview, app.People.Agent.Id, (Guid?)null), (request.State, request.OwnerId, request.VisitId));
    }

    [Theory, ClassData<Engines>]
    public async Task Without_an_owner_it_waits_again_where_it_stood(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var (id, visit) = await app.SupportAwaitingVisit();
        var place = (await app.Support(id)).QueueKey;
        app.Clock.Advance(TimeSpan.FromHours(1));
        await app.Submitted();
        await app.Get<DisableUser>().Disable(app.People.Admin.Id, app.People.Agent.Id);
        await app.Get<DiscardDraft>().Run(app.People.Client.Id, visit);

        await DoWhatIsDue(app);

        Assert.Equal((TicketState.Queued, place), ((await app.Support(id)).State, (await app.Support(id)).QueueKey));
        Assert.Equal(id, await app.Get<TakeNext>().Run(app.People.OtherAgent.Id));
    }

    [Theory, ClassData<Engines>]
    public async Task Who_stays_silent_for_three_days_has_confirmed_or_lapsed(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var asked = await app.SupportReturned();
        var solved = await app.SupportResolved();
        app.Clock.Advance(SupportRequest.AnswerTime - TimeSpan.FromSeconds(1));
        await DoWhatIsDue(app);
        Assert.Equal((TicketState.Returned, TicketState.Resolved), ((await app.Support(asked)).State, (await app.Support(solved)).State));
        app.Clock.Advance(TimeSpan.FromSeconds(1));

        await DoWhatIsDue(app);

        Assert.Equal((TicketState.Lapsed, TicketState.Closed), ((await app.Support(asked)).State, (await app.Support(solved)).State));
        Assert.Equal(SupportOutcome.Fixed, (await app.Support(solved)).Outcome);
    }

    [Theory, ClassData<Engines>]
    public async Task Another_kind_answers_like_nothing_at_all(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var permit = await app.InReview();
        var support = await app.SupportInReview();
        var agent = app.People.Agent.Id;

        foreach (var verb in new Func<Task>[]
        {
            () => app.Get<ResolveSupport>().Run(agent, permit, app.Ticket(permit).Result.Version, SupportOutcome.Fixed, "", "Selesai."),
            () => app.Get<EscalateTicket>().Run(agent, support, app.Support(support).Result.Version),
            () => app.Get<JudgePaper>().Run(agent, support, app.Support(support).Result.Version, new("D01"), Verdict.Accepted, null, ""),
        })
        {
            Assert.Equal(Answer.NotFound, (await Assert.ThrowsAsync<AccessDenied>(verb)).Answer);
        }
    }

    [Theory, ClassData<Engines>]
    public async Task Each_step_tells_those_whom_it_concerns(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.SupportAtBranch();
        await app.Get<EndBranchJob>().Run(app.People.Supervisor.Id, id, await Version(app, id), isDone: false, "Tidak ada suku cadang.");
        await app.Get<ResolveSupport>().Run(app.People.Agent.Id, id, await Version(app, id), SupportOutcome.Declined, "", "Mohon pesan suku cadang.");
        await app.Get<ReportNotSolved>().Run(app.People.Client.Id, id, await Version(app, id), "Belum.");

        Assert.Contains(NotificationType.HandedOn, await Told(app, app.People.Supervisor.Id, id));
        Assert.Equal([NotificationType.JobEnded, NotificationType.NotSolved], await Told(app, app.People.Agent.Id, id));
        Assert.Equal([NotificationType.Resolved], await Told(app, app.People.Client.Id, id));
    }

    [Theory, ClassData<Engines>]
    public async Task What_the_branch_is_asked_stays_with_staff(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.SupportAtBranch();

        var client = Assert.IsType<SupportView>(await app.Get<TicketDetail>().For(app.People.Client.ToActor(), id, Cancellation));
        var agent = Assert.IsType<SupportView>(await app.Get<TicketDetail>().For(app.People.OtherAgent.ToActor(), id, Cancellation));

        Assert.Empty(client.Instruction);
        Assert.DoesNotContain(client.Messages, message => message.Body.Contains("PDU", StringComparison.Ordinal));
        Assert.DoesNotContain(client.Timeline, happened => happened.Values.ContainsKey("instruction"));
        Assert.Contains(client.Timeline, happened => happened.Type == "U04");
        Assert.Equal("Periksa PDU rak R12.", agent.Instruction);
    }

    [Theory, ClassData<Engines>]
    public async Task It_is_found_by_its_device_and_rack(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.SupportSubmitted(details: SupportBuilder.Fault with { Device = "Router SN-778120" });

        var found = await app.Get<Kalapa.App.Features.Search.TicketSearch>().For(app.People.OtherAgent.ToActor(), "SN-778120", cancellationToken: Cancellation);

        Assert.Equal(id, Assert.Single(found.Tickets).Id);
    }

    [Theory, ClassData<Engines>]
    public async Task Not_solved_and_silence_never_both_happen(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        for (var round = 0; round < 8; round++)
        {
            var id = await app.SupportResolved();
            var seen = await Version(app, id);
            app.Clock.Advance(SupportRequest.AnswerTime);
            await Task.WhenAll(
                Task.Run(() => DoWhatIsDue(app)),
                Task.Run(async () => await Record.ExceptionAsync(() => app.Get<ReportNotSolved>().Run(app.People.Client.Id, id, seen, "Belum."))));

            var request = await app.Support(id);
            var ends = await app.Read(db => db.AuditEvents.CountAsync(row => row.TicketId == id && (row.Type == "U10" || row.Type == "U11")));
            Assert.Equal(1, ends);
            if (request.State == TicketState.Queued)
            {
                await app.Get<CancelTicket>().Run(app.People.Client.Id, id, request.Version, null, "Cukup");
            }
            else
            {
                Assert.Equal(TicketState.Closed, request.State);
            }
        }
    }

    [Theory, ClassData<Engines>]
    public async Task A_visit_that_ends_while_the_owner_takes_back_moves_it_once(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        for (var round = 0; round < 8; round++)
        {
            var (id, visit) = await app.SupportAwaitingVisit();
            var seen = await Version(app, id);
            await app.Get<DiscardDraft>().Run(app.People.Client.Id, visit);
            await Task.WhenAll(
                Task.Run(() => DoWhatIsDue(app)),
                Task.Run(async () => await Record.ExceptionAsync(() => app.Get<TakeBackVisit>().Run(app.People.Agent.Id, id, seen, "Sudah menyala sendiri."))));

            var request = await app.Support(id);
            Assert.Equal((TicketState.InReview, (Guid?)null), (request.State, request.VisitId));
            Assert.Equal(1, await app.Read(db => db.AuditEvents.CountAsync(row => row.TicketId == id && (row.Type == "U07" || row.Type == "U08"))));
            await app.Get<CancelTicket>().Run(app.People.Client.Id, id, request.Version, null, "Cukup");
        }
    }

    [Theory, ClassData<Engines>]
    public async Task Branch_and_agent_at_once_leave_one_story(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        for (var round = 0; round < 8; round++)
        {
            var id = await app.SupportAtBranch();
            var seen = await Version(app, id);
            var answers = await Task.WhenAll(
                Task.Run(async () => await Record.ExceptionAsync(() => app.Get<EndBranchJob>().Run(app.People.Supervisor.Id, id, seen, isDone: true, "Beres."))),
                Task.Run(async () => await Record.ExceptionAsync(() => app.Get<CancelTicket>().Run(app.People.Agent.Id, id, seen, CancelCode.Duplicate, ""))));

            // Whoever came second was told, and nothing of it is written.
            Assert.Equal("ticket.stale", Assert.IsType<RuleBroken>(Assert.Single(answers, answer => answer is not null)).Code);
            var request = await app.Support(id);
            if (request.State != TicketState.Cancelled)
            {
                await app.Get<CancelTicket>().Run(app.People.Client.Id, id, request.Version, null, "Cukup");
            }
        }
    }

    private static Task DoWhatIsDue(TestApp app) => new TimedWork(
        app.Get<UnitOfWork>(), app.Get<IDbContextFactory<KalapaDbContext>>(), app.Get<JobLeases>(), app.Get<ClockWatch>(), app.Clock, NullLogger<TimedWork>.Instance).DoWhatIsDue(Cancellation);

    private static Task<Guid?> Take(TestApp app) => app.Get<TakeNext>().Run(app.People.Agent.Id);

    private static async Task<long> Version(TestApp app, Guid id) => (await app.Support(id)).Version;

    private static Task<List<NotificationType>> Told(TestApp app, Guid user, Guid id) =>
        app.Read(db => db.Notifications.Where(row => row.UserId == user && row.TicketId == id).OrderBy(row => row.Id).Select(row => row.Type).ToListAsync());
}
