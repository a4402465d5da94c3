using Kalapa.App.Data;
using Kalapa.App.Features.Solutions;
using Kalapa.Domain.Access;
using Kalapa.Domain.Solutions;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Features.Solutions;

/// <summary>Solutions through the verbs and reads, on both databases.</summary>
public sealed class SolutionVerbTests
{
    // In no other text: whoever is shown it was shown a solution for staff.
    private const string Canary = "zebrakuning";

    [Theory, ClassData<Engines>]
    public async Task A_draft_is_published_by_a_lead_and_everything_is_in_the_audit(Engine engine)
    {
        await using var app = await TestApp.Start(engine);

        var id = await app.Solution(SolutionState.Retired);

        var view = await Detail(app, app.People.Agent, id);
        Assert.Equal((SolutionState.Retired, "Rina", "Tono"), (view!.State, view.Author, view.Publisher));
        var audit = await app.Read(db => db.AuditEvents.Where(row => row.Type.StartsWith("solution")).OrderBy(row => row.Seq).Select(row => row.Type).ToListAsync());
        Assert.Equal(["solution.drafted", "solution.published", "solution.retired"], audit);
    }

    [Theory, ClassData<Engines>]
    public async Task Four_eyes_a_lead_does_not_publish_what_the_lead_wrote(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Solution(SolutionState.Draft);
        await app.Get<SaveSolution>().Run(app.People.Lead.Id, id, content => content with { Category = "COOLING.HOT" });

        await Rule.Broken("solution.own-text", () => app.Get<PublishSolution>().Run(app.People.Lead.Id, id));

        Assert.Equal(SolutionState.Draft, (await Detail(app, app.People.Agent, id))!.State);
    }

    [Theory, ClassData<Engines>]
    public async Task Fields_typed_on_two_devices_both_stay(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var (id, save) = (await app.Solution(SolutionState.Draft), app.Get<SaveSolution>());

        await Task.WhenAll(
            save.Run(app.People.Agent.Id, id, content => content with { Category = "COOLING.HOT" }),
            save.Run(app.People.OtherAgent.Id, id, content => content with { English = new() { Title = "PDU is off" } }));

        var content = (await Detail(app, app.People.Agent, id))!.Content;
        Assert.Equal(("COOLING.HOT", "PDU is off"), (content.Category, content.English.Title));
    }

    [Theory, ClassData<Engines>]
    public async Task It_is_found_by_the_words_of_both_languages(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Solution(with: content => content with { English = new() { Title = "Rack PDU is off", Symptoms = "Lights are dark", Steps = "Raise the lever" } });
        await app.Solution(with: content => content with { Indonesian = content.Indonesian with { Title = "Kartu hilang", Symptoms = "Kartu akses hilang", Steps = "Lapor gerbang" } });

        foreach (var text in new[] { "pdu padam", "PADAM", "menyal", "mcb", "rack off", "lever", "adam" })
        {
            Assert.Equal([id], (await List(app, app.People.Client, new() { Text = text })).Rows.Select(row => row.Id));
        }

        Assert.Empty((await List(app, app.People.Client, new() { Text = "pdu hilang" })).Rows);
        Assert.Equal("Rack PDU is off", (await app.Get<SolutionList>().For(app.People.Client.ToActor(), new() { Text = "pdu" }, english: true)).Rows.Single().Title);
    }

    [Theory, ClassData<Engines>]
    public async Task What_was_corrected_is_found_by_its_new_words_alone(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Solution();

        await app.Get<SaveSolution>().Revise(app.People.OtherAgent.Id, id);
        await app.Get<SaveSolution>().Run(app.People.OtherAgent.Id, id, content => content with { Indonesian = content.Indonesian with { Title = "Sakelar padam" } });
        Assert.Empty((await List(app, app.People.Client, new())).Rows);
        await app.Get<PublishSolution>().Run(app.People.Lead.Id, id);

        Assert.Single((await List(app, app.People.Client, new() { Text = "sakelar" })).Rows);
        Assert.Empty((await List(app, app.People.Client, new() { Text = "rak" })).Rows);
    }

    [Theory, ClassData<Engines>]
    public async Task Rule_15_no_client_finds_reads_or_counts_what_is_for_staff(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var open = await app.Solution();
        SolutionContent Secret(SolutionContent content) => content with { Audience = SolutionAudience.Staff, Indonesian = content.Indonesian with { Symptoms = $"PDU padam {Canary}" } };
        Guid[] hidden =
        [
            await app.Solution(with: Secret),
            await app.Solution(SolutionState.Draft, content => Secret(content) with { Audience = SolutionAudience.Client }),
            await app.Solution(SolutionState.Retired, content => Secret(content) with { Audience = SolutionAudience.Client }),
        ];

        foreach (var client in new[] { app.People.Client, app.People.TenantAdmin, app.People.OtherClient, app.People.Stray })
        {
            foreach (var filter in new SolutionFilter[] { new(), new() { Text = "pdu" }, new() { Text = Canary }, new() { Audience = SolutionAudience.Staff }, new() { State = SolutionState.Draft }, new() { Category = "POWER" } })
            {
                var found = await List(app, client, filter);
                Assert.DoesNotContain(found.Rows, row => row.Id != open);
                Assert.Equal(found.Rows.Count, found.Total);
            }

            foreach (var id in hidden)
            {
                Assert.Null(await Detail(app, client, id));
                Assert.Equal(Answer.NotFound, (await Assert.ThrowsAsync<AccessDenied>(() => app.Get<MarkHelped>().Run(client.Id, id))).Answer);
            }
        }

        Assert.Equal(hidden[0], (await List(app, app.People.Supervisor, new() { Text = Canary })).Rows.Single().Id);
        Assert.Equal(3, (await List(app, app.People.Agent, new() { Text = Canary })).Total);
    }

    [Theory, ClassData<Engines>]
    public async Task A_client_does_not_learn_who_wrote_it_or_which_tickets_it_solved(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Solution();

        var view = await Detail(app, app.People.Client, id);

        Assert.Equal((false, false, false, 0), (view!.IsStaff, view.MayWrite, view.MayPublish, view.Tickets.Count));
    }

    [Theory, ClassData<Engines>]
    public async Task Everybody_who_says_at_once_that_it_helped_is_counted(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var (id, verb) = (await app.Solution(), app.Get<MarkHelped>());
        await verb.Open(app.People.Client.Id, id);

        await Task.WhenAll(
            verb.Run(app.People.Client.Id, id, isOpened: true), verb.Run(app.People.OtherClient.Id, id), verb.Run(app.People.Supervisor.Id, id), verb.Run(app.People.Admin.Id, id));

        var view = await Detail(app, app.People.Agent, id);
        Assert.Equal(4, view!.Helped);
        Assert.InRange(view.Used, 4, 5);
    }

    [Theory, ClassData<Engines>]
    public async Task The_list_is_filtered_and_paged_with_what_helped_most_on_top(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var best = await app.Solution();
        for (var made = 0; made < SolutionFilter.PageSize; made++)
        {
            await app.Solution(with: content => content with { Category = "COOLING.HOT" });
        }

        await app.Get<MarkHelped>().Run(app.People.Client.Id, best);

        var first = await List(app, app.People.Agent, new());
        var second = await List(app, app.People.Agent, new() { Skip = SolutionFilter.PageSize });
        Assert.Equal((best, SolutionFilter.PageSize, 1, SolutionFilter.PageSize + 1), (first.Rows[0].Id, first.Rows.Count, second.Rows.Count, first.Total));
        Assert.Empty(first.Rows.Select(row => row.Id).Intersect(second.Rows.Select(row => row.Id)));
        Assert.Equal(SolutionFilter.PageSize, (await List(app, app.People.Agent, new() { Category = "COOLING" })).Total);
        Assert.Equal(1, (await List(app, app.People.Agent, new() { Category = "POWER.PDU" })).Total);
        Assert.Equal(0, (await List(app, app.People.Agent, new() { State = SolutionState.Draft })).Total);
    }

    private static Task<FoundSolutions> List(TestApp app, KalapaUser reader, SolutionFilter filter) =>
        app.Get<SolutionList>().For(reader.ToActor(), filter, english: false, TestContext.Current.CancellationToken);

    private static Task<SolutionView?> Detail(TestApp app, KalapaUser reader, Guid id) =>
        app.Get<SolutionDetail>().For(reader.ToActor(), id, TestContext.Current.CancellationToken);
}
