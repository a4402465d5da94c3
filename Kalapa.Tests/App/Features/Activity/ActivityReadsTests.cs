using Kalapa.App.Features.Activity;
using Kalapa.App.Features.Queue;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Shared;
using Kalapa.Domain.Access;
using Kalapa.Domain.Approvals;
using Kalapa.Tests.App.Rights;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Features.Activity;

/// <summary>What the admin's pages read, on both databases.</summary>
public sealed class ActivityReadsTests
{
    [Theory, ClassData<Engines>]
    public async Task Days_count_requests_decisions_and_waits(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        await app.Submitted();
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        await app.Get<TakeNext>().Run(app.People.OtherAgent.Id);
        await app.Decide(app.People.Supervisor, await app.Escalated(), Outcome.Rejected);
        await app.Approved();

        var days = await app.Get<ActivityHistory>().For(app.People.Admin.ToActor());

        Assert.Equal(ActivityHistory.Days, days.Count);
        var today = days[^1];
        Assert.Equal(BranchTime.DayOf(app.Clock.GetUtcNow()), today.Day);
        Assert.Equal((3, 1, 1), (today.Submitted, today.Approved, today.Rejected));
        Assert.Equal(TimeSpan.FromMinutes(10), today.WaitNinety);
        Assert.All(days.SkipLast(1), day => Assert.Equal((0, null), (day.Submitted, day.WaitMedian)));
    }

    [Theory, ClassData<Engines>]
    public async Task A_day_that_is_over_is_counted_once(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        await app.Submitted();
        Assert.Equal([1], await Submitted());

        await app.Submitted();
        app.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal([2, 0, 0], await Submitted());

        await app.Change(db => db.AuditEvents.ExecuteDeleteAsync());
        await app.Submitted();
        Assert.Equal([2, 0, 1], await Submitted());

        app.Clock.Advance(TimeSpan.FromDays(ActivityHistory.Days));
        Assert.Empty(await Submitted());

        // From the first day with a request on.
        async Task<IEnumerable<int>> Submitted() =>
            (await app.Get<ActivityHistory>().For(app.People.Admin.ToActor())).SkipWhile(day => day.Submitted == 0).Select(day => day.Submitted);
    }

    [Theory]
    [InlineData(.5, 2)]
    [InlineData(.9, 4)]
    [InlineData(.01, 1)]
    public void Percentile_is_a_wait_that_there_was(double share, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), ActivityHistory.Percentile([.. new[] { 4, 1, 3, 2 }.Select(wait => TimeSpan.FromMinutes(wait))], share));

    [Theory, ClassData<Engines>]
    public async Task Stream_is_newest_first_narrowed_and_without_what_only_staff_reads(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await Scenes.Clarifying(app);
        await app.Get<Clarify>().Answer(app.People.Agent.Id, id, (await app.Ticket(id)).Version, "Pak Agus.");
        await app.Draft();

        Assert.Equal(["T16", "T11", "T04", "T02", "T01"], (await Read(new())).Select(happened => happened.Type));
        Assert.Equal(["T16"], (await Read(new(Actor: "BUD"))).Select(happened => happened.Type));
        Assert.Equal(["T02"], (await Read(new(Type: "T02"))).Select(happened => happened.Type));
        Assert.Empty(await Read(new(Branch: "BDG")));
        Assert.Empty(await Read(new(Actor: "B%")));

        Task<IReadOnlyList<StreamEvent>> Read(StreamFilter filter) => app.Get<EventStream>().For(app.People.Admin.ToActor(), filter);
    }

    [Theory, ClassData<Engines>]
    public async Task Audit_pages_by_number_and_narrows_by_day_name_type_and_ticket(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var admin = app.People.Admin.ToActor();
        var number = (await app.Ticket(await app.Submitted())).Number!;
        var yesterday = BranchTime.DayOf(app.Clock.GetUtcNow());
        app.Clock.Advance(TimeSpan.FromDays(1));
        for (var count = 0; count < AuditList.PageSize / 2; count++)
        {
            await app.Submitted();
        }

        await Assert.ThrowsAsync<AccessDenied>(() => app.Get<TakeNext>().Run(app.People.Guard.Id));

        var first = (await Read(new()))!;
        Assert.Equal(AuditList.PageSize, first.Lines.Count);
        Assert.Equal(AuditFilter.Denied, first.Lines[0].Event.Type);
        var second = (await Read(new(), first.Before))!;
        Assert.Equal(3, second.Lines.Count);
        Assert.Null(second.Before);
        Assert.True(second.Lines[0].Event.Seq < first.Lines[^1].Event.Seq);

        Assert.Equal([number, number], (await Read(new(To: yesterday)))!.Lines.Select(line => line.Number));
        Assert.Equal([number, number], (await Read(new(Ticket: number.ToLowerInvariant())))!.Lines.Select(line => line.Number));
        Assert.Equal("TakeNext", Assert.Single((await Read(new(Type: AuditFilter.Denied)))!.Lines).Event.Values["operation"]);
        Assert.Single((await Read(new(Actor: "joko")))!.Lines);
        Assert.Empty((await Read(new(From: yesterday.AddDays(2))))!.Lines);

        Task<AuditListPage?> Read(AuditFilter filter, long? before = null) => app.Get<AuditList>().For(admin, filter, before);
    }

    [Theory, ClassData<Engines>]
    public async Task Audit_shows_the_admin_neither_drafts_nor_what_staff_said_among_themselves(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var draft = await app.Draft();
        await Scenes.Clarifying(app);

        var lines = (await app.Get<AuditList>().For(app.People.Admin.ToActor(), new()))!.Lines;

        var asked = Assert.Single(lines, line => line.Event.Type == "T16");
        Assert.True(asked.IsWithheld);
        Assert.DoesNotContain("question", asked.Event.Values.Keys);
        Assert.DoesNotContain(lines, line => line.Event.TicketId == draft);
    }

    [Theory, ClassData<Engines>]
    public async Task Ticket_whose_only_supervisor_has_a_part_in_it_is_without_decider(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var ordinary = await app.Submitted();
        await app.Write(db => db.Users.Single(user => user.Id == app.People.SecondSupervisor.Id).Disabled = true);
        var own = await app.Submitted(app.People.Supervisor);

        Assert.Equal([own], (await app.Get<ActivityContexts>().Read()).WithoutDecider);

        await app.Write(db => db.Users.Single(user => user.Id == app.People.SecondSupervisor.Id).Disabled = false);
        Assert.Empty((await app.Get<ActivityContexts>().Read()).WithoutDecider);

        await app.Write(db =>
        {
            foreach (var user in db.Users.Where(user => user.Role == Kalapa.Domain.Role.Supervisor))
            {
                user.Disabled = true;
            }
        });
        Assert.Equal(new HashSet<Guid> { ordinary, own }, (await app.Get<ActivityContexts>().Read()).WithoutDecider);
    }

    [Theory, ClassData<Engines>]
    public async Task Admin_reads_a_ticket_in_outline(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await Scenes.Discussed(app);

        var view = Assert.IsType<PermitRequestView>(await app.Get<TicketDetail>().For(app.People.Admin.ToActor(), id));
        var colleague = Assert.IsType<PermitRequestView>(await app.Get<TicketDetail>().For(app.People.Colleague.ToActor(), id));

        Assert.True(view.IsOutline);
        Assert.Empty(view.Content.Visitors);
        Assert.Equal(("", ""), (view.Content.Purpose, view.Content.ContactPhone));
        Assert.Empty(view.Papers);
        Assert.Equal("D01.pdf", Assert.Single(view.Files).Name);
        Assert.Empty(view.Actions);
        Assert.Equal("Sampai besok.", Assert.Single(view.Messages).Body);
        Assert.Contains(view.Timeline, happened => happened.Type == "T12");
        Assert.False(colleague.IsOutline);
        Assert.NotEmpty(colleague.Content.Visitors);
    }
}
