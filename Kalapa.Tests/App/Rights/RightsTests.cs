using System.Text.RegularExpressions;
using Kalapa.App.Data;
using Kalapa.App.Features.Attachments;
using Kalapa.App.Features.Intake;
using Kalapa.App.Features.Tickets;
using Kalapa.Domain.Access;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Architecture;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Rights;

/// <summary>The authorization matrix (trust.md section 2) as the verbs and reads keep it, on both databases.</summary>
public sealed partial class RightsTests(RightsApps apps) : IClassFixture<RightsApps>
{
    /// <summary>Rows that no verb and no read of a feature asks yet. What asks one must leave this list and get a probe.</summary>
    private static readonly Dictionary<Operation, string> WithoutVerb = new()
    {
        [Operation.EditMessage] = "never: what was said stays said",
        [Operation.VerifyCode] = "there is no public look-up yet; the gate's needs the right to let people in",
        [Operation.JoinTicket] = "a page follows what it was allowed to read",
        [Operation.JoinCompany] = "a board's rows are judged one by one",
    };

    public static TheoryData<Engine, Operation> Rows
    {
        get
        {
            var rows = new TheoryData<Engine, Operation>();
            foreach (var engine in Enum.GetValues<Engine>())
            {
                foreach (var operation in Probes.All.Select(probe => probe.Operation).Distinct())
                {
                    rows.Add(engine, operation);
                }
            }

            return rows;
        }
    }

    [Theory, MemberData(nameof(Rows))]
    public async Task Everybody_hears_what_the_matrix_says(Engine engine, Operation operation)
    {
        var rehearsal = new Rehearsal(await apps.On(engine));
        List<string> wrong = [];
        foreach (var probe in Probes.All.Where(probe => probe.Operation == operation))
        {
            foreach (var seat in probe.Seats)
            {
                wrong.AddRange(await rehearsal.Check(probe, seat));
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Every_operation_has_a_probe_or_no_verb()
    {
        Assert.Equal(
            Enum.GetValues<Operation>().Order(),
            Probes.All.Select(probe => probe.Operation).Distinct().Concat(WithoutVerb.Keys).Order());

        var asked = SourceFile.Ours.Where(file => file.IsIn("Kalapa.App/Features"))
            .SelectMany(file => AskedRight().Matches(file.Code).Select(match => (file.Path, Right: match.Groups[1].Value)))
            .Where(found => WithoutVerb.Keys.Any(operation => $"{operation}" == found.Right));
        Assert.Empty(asked);
    }

    [Fact]
    public void Every_verb_that_saves_has_a_probe()
    {
        var verbs = typeof(UnitOfWork).Assembly.GetTypes().Where(type => type.Namespace?.StartsWith("Kalapa.App.Features", StringComparison.Ordinal) == true
            && type.GetConstructors().Any(made => made.GetParameters().Any(needed => needed.ParameterType == typeof(UnitOfWork) || needed.ParameterType == typeof(FileOperations))));

        // The two through which verbs run, and Kalapa itself.
        Assert.Empty(verbs.Except(Probes.All.Select(probe => probe.Service)).Except([typeof(FileOperations), typeof(MissingFiles)]));
    }

    [Theory, ClassData<Engines>]
    public async Task A_client_asks_for_the_own_company_whatever_is_passed(Engine engine)
    {
        var app = await apps.On(engine);

        var id = await app.Get<CreateRequest>().Run(app.People.OtherClient.Id, app.People.Company.Id, "CBT", Channel.Portal);

        Assert.Equal(app.People.OtherCompany.Id, (await app.Ticket(id)).TenantId);
    }

    [Theory, ClassData<Engines>]
    public async Task Who_may_not_transfer_does_not_learn_which_accounts_exist(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.Submitted();

        foreach (var receiver in new[] { app.People.OtherAgent.Id, Guid.CreateVersion7() })
        {
            var denied = await Assert.ThrowsAsync<AccessDenied>(() => app.Get<TransferTicket>().Run(app.People.Colleague.Id, id, seen: 0, receiver));
            Assert.Equal(Answer.Forbidden, denied.Answer);
        }
    }

    [Theory, ClassData<Engines>]
    public async Task An_agent_moves_no_draft_out_of_the_own_scope(Engine engine)
    {
        var app = await apps.On(engine);
        var agent = app.People.BandungAgent.Id;
        var id = await app.Get<CreateRequest>().Run(agent, app.People.Company.Id, "BDG", Channel.Phone);

        var denied = await Assert.ThrowsAsync<AccessDenied>(() => app.Get<SaveContent>().Run(agent, id, content => content, "Branch", "CBT"));

        Assert.Equal(Answer.NotFound, denied.Answer);
        Assert.Equal("BDG", (await app.Ticket(id)).BranchCode);
    }

    [GeneratedRegex(@"\bOperation\.(\w+)")]
    private static partial Regex AskedRight();
}

/// <summary>One app on each database for all rows, started when the first asks.</summary>
public sealed class RightsApps : IAsyncDisposable
{
    private readonly Dictionary<Engine, TestApp> _apps = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var app in _apps.Values)
        {
            await app.DisposeAsync();
        }
    }

    internal async Task<TestApp> On(Engine engine) => _apps.TryGetValue(engine, out var app) ? app : _apps[engine] = await TestApp.Start(engine);
}
