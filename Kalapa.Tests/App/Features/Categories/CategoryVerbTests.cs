using Kalapa.App.Data;
using Kalapa.App.Features.Categories;
using Kalapa.App.Features.Intake.Support;
using Kalapa.App.Features.Solutions;
using Kalapa.App.Live;
using Kalapa.Domain;
using Kalapa.Domain.Solutions;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Kalapa.Tests.App.Features.Categories;

/// <summary>O75: an admin keeps the categories; requests and solutions keep theirs.</summary>
public sealed class CategoryVerbTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, ClassData<Engines>]
    public async Task A_new_name_is_everywhere_and_in_the_audit(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        await Snapshot(app, () => app.Get<RenameCategory>().Run(app.People.Admin.Id, "POWER.PDU", new("Stopkontak rak", "Rack socket")));

        Assert.Equal("Power · Rack socket", app.Get<SupportCategories>().Current.NameOf("POWER.PDU", english: true));
        var noted = await app.Read(db => db.AuditEvents.SingleAsync(row => row.Type == "category.renamed", Cancellation));
        Assert.Equal(("POWER.PDU", "Stopkontak rak / Rack socket", "PDU atau stopkontak rak / PDU or rack socket"), (noted.Values["category"], noted.Values["name"], noted.Values["was"]));
    }

    [Theory, ClassData<Engines>]
    public async Task A_topic_that_is_retired_while_a_draft_has_it_is_said_so_and_nothing_typed_is_lost(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var draft = await app.SupportDraft(details: SupportBuilder.Fault with { Category = "POWER.PDU" });
        var open = await app.SupportSubmitted(details: SupportBuilder.Fault with { Category = "POWER.PDU" });

        Assert.Equal((1, 1), (await Open(app, "POWER.PDU"), await Open(app, "POWER")));
        await app.Get<RetireCategory>().Run(app.People.Admin.Id, "POWER.PDU", Cancellation);

        await Rule.Broken("support.category-retired", () => app.Get<SubmitSupport>().Run(app.People.Client.Id, draft, Cancellation));
        Assert.Equal("POWER.PDU", (await app.Support(draft)).Details.Category);
        Assert.Equal("POWER.PDU", (await app.Support(open)).Category);
        var form = (await app.Get<SupportForm>().For(app.People.Client.ToActor(), draft, Cancellation))!;
        Assert.Contains(form.Faults(form.Details, app.Clock.GetUtcNow()), fault => fault.Code == "support.category-retired");

        await app.Get<SaveSupport>().Run(app.People.Client.Id, draft, details => details with { Category = "POWER.OUTAGE" }, cancellationToken: Cancellation);
        await app.Get<SubmitSupport>().Run(app.People.Client.Id, draft, Cancellation);
        await app.Get<RetireCategory>().Restore(app.People.Admin.Id, "POWER.PDU", Cancellation);
        Assert.True(form.Catalogue.IsKnown("POWER.PDU") && (await app.Read(db => db.SupportCatalogue(Cancellation))).Has("POWER.PDU"));
    }

    [Theory, ClassData<Engines>]
    public async Task An_added_topic_may_be_filed_at_once_and_one_of_remote_hands_asks_for_the_consent(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var code = await app.Get<AddTopic>().Run(app.People.Admin.Id, "HANDS", new("Ganti pita", "Change tape"), Cancellation);
        Assert.Equal("HANDS.CHANGETAPE", code);
        var draft = await app.SupportDraft(details: SupportBuilder.Fault with { Category = code });

        var fault = await Assert.ThrowsAsync<RuleBroken>(() => app.Get<SubmitSupport>().Run(app.People.Client.Id, draft, Cancellation));

        Assert.Equal(["Steps", "MayBeSwitchedOff", "Contact", "Consent"], fault.All.Select(one => one.Field));
        await Rule.Broken("category.not-a-group", () => app.Get<AddTopic>().Run(app.People.Admin.Id, "POWER.PDU", new("Anak", "Child"), Cancellation));
    }

    [Theory, ClassData<Engines>]
    public async Task A_group_that_two_admins_add_at_once_is_there_once_and_may_be_filed_under(Engine engine)
    {
        await using var app = await TestApp.Start(engine);

        var added = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            var fault = await Record.ExceptionAsync(() => app.Get<AddGroup>().Run(app.People.Admin.Id, new("Keamanan", "Security"), Cancellation));
            return (fault as RuleBroken)?.Code;
        }, Cancellation)));

        Assert.Equal([null, "category.name-twice"], added.Order());
        var filed = await app.SupportSubmitted(details: SupportBuilder.Fault with { Category = "SECURITY" });
        Assert.Equal("SECURITY", (await app.Support(filed)).Category);
        Assert.Equal("SECURITY", (await app.Read(db => db.AuditEvents.SingleAsync(row => row.Type == "category.added", Cancellation))).Values["category"]);
    }

    [Fact]
    public async Task A_solution_keeps_a_category_that_was_retired_and_takes_none_that_never_was()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var id = await app.Solution(SolutionState.Draft);
        await app.Get<RetireCategory>().Run(app.People.Admin.Id, "POWER.PDU", Cancellation);

        var kept = await app.Get<SaveSolution>().Run(app.People.Agent.Id, id, content => content with { English = content.Indonesian }, Cancellation);
        Assert.Equal("POWER.PDU", kept.Category);
        Assert.Equal("", (await app.Get<SaveSolution>().Run(app.People.Agent.Id, id, content => content with { Category = "NEVER" }, Cancellation)).Category);
    }

    [Theory, ClassData<Engines>]
    public async Task Two_admins_who_move_at_once_leave_an_order_without_a_gap(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(at => Task.Run(() => app.Get<MoveCategory>().Run(app.People.Admin.Id, at % 2 == 0 ? "COMPLAINT" : "QUESTION", up: true, Cancellation), Cancellation)));

        var places = await app.Read(db => db.SupportCategories.Where(row => row.GroupCode == "").OrderBy(row => row.Position).Select(row => row.Position).ToListAsync(Cancellation));
        Assert.Equal(Enumerable.Range(0, places.Count), places);
    }

    [Fact]
    public async Task Another_node_reads_it_anew_when_it_finds_the_change_in_the_log()
    {
        await using var app = await TestApp.Start(Engine.MySql);
        var elsewhere = new LiveUpdates(TimeProvider.System, NullLogger<LiveUpdates>.Instance);
        using var snapshot = new SupportCategories(app.Get<ICategorySource>(), elsewhere);
        var heard = new TaskCompletionSource();
        snapshot.Changed += heard.SetResult;

        await app.Get<RenameCategory>().Run(app.People.Admin.Id, "POWER", new("Daya", "Electricity"), Cancellation);
        var logged = await app.Read(db => db.LoggedChanges.OrderByDescending(row => row.Id).FirstAsync(Cancellation));
        ChangeLog.Read(logged).Publish(elsewhere, app.Get<Revocations>());

        await heard.Task.WaitAsync(WaitLimit.Time, Cancellation);
        Assert.Equal("Electricity", snapshot.Current.NameOf("POWER", english: true));
    }

    private static async Task<int> Open(TestApp app, string code) => (await app.Get<CategoryList>().For(app.People.Admin.ToActor(), Cancellation))!.OpenIn(code);

    /// <summary>The node's snapshot has what the verb committed.</summary>
    private static async Task Snapshot(TestApp app, Func<Task> verb)
    {
        var heard = new TaskCompletionSource();
        app.Get<SupportCategories>().Changed += () => heard.TrySetResult();
        await verb();
        await heard.Task.WaitAsync(WaitLimit.Time, Cancellation);
    }
}
