using System.Collections.Concurrent;
using System.Diagnostics;
using Kalapa.App.Data;
using Kalapa.App.Features.Intake;
using Kalapa.App.Features.Intake.Support;
using Kalapa.App.Features.Queue;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Features.Tickets.Support;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Audit;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Queue;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Features.Queue;

/// <summary>
/// Strict order under fire (product.md section 5): 16 claimers, one claim in ten undone, while requests of both kinds come in, go back,
/// come back and change lanes.
/// </summary>
public abstract class ClaimHistoryTests(ITestOutputHelper output, Engine engine) : IDisposable
{
    private const int Claimers = 16;

    private static readonly int Claims = TestSize.Of(smoke: 800, full: 20_000);

    // A third of the claims are released and made again.
    private static readonly int Requests = Claims * 7 / 10;

    /// <summary>How many new ones wait at a time: a queue that is worked on is short, and each return counts the places behind it.</summary>
    private const int Line = 16;

    private readonly ConcurrentBag<Claim> _claims = [];
    private readonly ConcurrentQueue<Guid> _returned = new();
    private readonly ConcurrentDictionary<Guid, bool> _faults = [];
    private readonly CancellationTokenSource _over = new();

    // One for each ticket in line. Who claims waits for one: so nobody asks an empty line over and over, and nobody who asks may find it empty.
    private readonly SemaphoreSlim _waiting = new(0);
    private readonly SemaphoreSlim _room = new(Line);
    private readonly SemaphoreSlim _back = new(0);
    private int _undone;

    [Fact]
    public async Task Strict_order_holds_under_sixteen_claimers()
    {
        await using var app = await TestApp.Start(engine);
        var agents = Enumerable.Range(1, Claimers).Select(number => TestPeople.NewUser($"Agent {number}", Role.Cs)).ToList();
        await app.Write(db => db.AddRange(agents));
        var drafts = new ConcurrentQueue<Guid>(await PrepareDrafts(app));

        var watch = Stopwatch.StartNew();
        await Task.WhenAll(
        [
            .. agents.Select((agent, index) => Working(() => Claiming(app, agent, new Random(index)))),
            .. Enumerable.Range(0, 4).Select(_ => Working(() => Submitting(app, drafts))),
            Working(() => Resubmitting(app)), Working(() => ChangingLanes(app)),
        ]);
        watch.Stop();

        var record = await app.Read(db => db.AuditEvents.AsNoTracking().Where(happened => happened.TicketId != null).OrderBy(happened => happened.Seq).ToListAsync());
        var faults = QueueHistory.Faults(record, _claims);
        output.WriteLine(
            $"{engine}: {_claims.Count} claims and {_undone} undone ones among {record.Count} events in {watch.Elapsed.TotalSeconds:F0} s; "
            + $"{record.Count(happened => happened.Type == "T09")} came back, {record.Count(happened => happened.Type == "T25")} changed lane, "
            + $"{record.Count(happened => happened.Type == "T06")} were released; {faults.Count} faults");
        Assert.Empty(faults.Take(5));
        Assert.True(_claims.Count >= Claims, $"Only {_claims.Count} claims were made.");
        Assert.True(_undone > Claims / 20, $"Only {_undone} claims were undone.");
        Assert.All(["T09", "T25", "T06", "T20", "U01", "U02"], type => Assert.Contains(record, happened => happened.Type == type));
        ASwappedPairIsNoticed(record);
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _over.Dispose();
        _waiting.Dispose();
        _room.Dispose();
        _back.Dispose();
    }

    /// <summary>The judge must be able to say no: two claims of the same history, exchanged.</summary>
    private static void ASwappedPairIsNoticed(List<AuditEvent> record)
    {
        var claims = record.Where(happened => happened.Type == "T04").Skip(Claims / 2).ToList();
        var first = claims[0];
        var second = claims.First(claim => claim.TicketId != first.TicketId);
        var swapped = record.ConvertAll(happened => happened == first ? With(first, second.TicketId!.Value)
            : happened == second ? With(second, first.TicketId!.Value)
            : happened);

        Assert.NotEmpty(QueueHistory.Faults(swapped));
    }

    private static AuditEvent With(AuditEvent happened, Guid ticket) =>
        new() { Seq = happened.Seq, ActorId = happened.ActorId, ActorName = happened.ActorName, Type = happened.Type, TicketId = ticket, Values = happened.Values };

    private async Task Claiming(TestApp app, KalapaUser agent, Random chance)
    {
        while (await Goes(_waiting))
        {
            if (chance.Next(10) == 0)
            {
                await UndoneClaim(app, agent);
                continue;
            }

            var asked = Stopwatch.GetTimestamp();
            var ticket = await app.Get<TakeNext>().Run(agent.Id);
            var answered = Stopwatch.GetTimestamp();
            Assert.True(ticket is not null, "Somebody waited, and nobody was handed out.");
            _claims.Add(new(agent.Id, ticket.Value, asked, answered));
            if (_claims.Count >= Claims)
            {
                await _over.CancelAsync();
            }

            await LetGo(app, agent, ticket.Value, chance.Next(100));
        }
    }

    /// <summary>Who fails ends it for all: the others would wait for what this one no longer does.</summary>
    private async Task Working(Func<Task> work)
    {
        try
        {
            await Task.Run(work);
        }
        catch
        {
            await _over.CancelAsync();
            throw;
        }
    }

    /// <returns>False when it is all over.</returns>
    private async Task<bool> Goes(SemaphoreSlim turn)
    {
        try
        {
            await turn.WaitAsync(_over.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Takes the head, and the transaction is undone just before it would commit.</summary>
    private async Task UndoneClaim(TestApp app, KalapaUser agent)
    {
        await Assert.ThrowsAsync<OperationCanceledException>(() => app.Get<UnitOfWork>().Run(agent.Id, async operation =>
        {
            operation.Demand(Operation.TakeNext, null);
            (await operation.LockHead())!.TakeBy(operation.Actor, await operation.CountInReview(agent.Id), operation.Now);
            await operation.Db.SaveChangesAsync();
            throw new OperationCanceledException();
        }));
        Interlocked.Increment(ref _undone);
        _waiting.Release();
    }

    /// <summary>A third go back to their place, a few back to the client, the rest leave.</summary>
    private async Task LetGo(TestApp app, KalapaUser agent, Guid id, int lot)
    {
        try
        {
            await LetGoOnce(app, agent, id, lot);
        }
        catch (RuleBroken broken) when (broken.Code == "ticket.stale")
        {
            // Its lane was changed between reading and acting.
            await LetGo(app, agent, id, lot);
        }
    }

    private async Task LetGoOnce(TestApp app, KalapaUser agent, Guid id, int lot)
    {
        var version = (await app.Read(db => db.Tickets.Where(row => row.Id == id).Select(row => row.Version).ToListAsync()))[0];
        switch (lot)
        {
            case < 35:
                await app.Get<ReleaseTicket>().Run(agent.Id, id, version, "not now");
                _waiting.Release();
                break;
            case < 38 when _faults.ContainsKey(id):
                await app.Get<AskSupportClient>().Run(agent.Id, id, version, "Rak yang mana?");
                GoesBack(id);
                break;
            case < 38:
                await app.Get<JudgePaper>().Run(agent.Id, id, version, new("D01"), Verdict.Rejected, ReasonCode.Unsigned, "");
                await app.Get<ReturnForCompletion>().Run(agent.Id, id, version + 1, "Mohon ditandatangani.");
                GoesBack(id);
                break;
            default:
                await app.Get<CancelTicket>().Run(agent.Id, id, version, CancelCode.Duplicate, "");
                _room.Release();
                break;
        }
    }

    private void GoesBack(Guid id)
    {
        _room.Release();
        _returned.Enqueue(id);
        _back.Release();
    }

    private async Task Submitting(TestApp app, ConcurrentQueue<Guid> drafts)
    {
        while (await Goes(_room) && drafts.TryDequeue(out var id))
        {
            app.Clock.Advance(TimeSpan.FromMilliseconds(1));
            await (_faults.ContainsKey(id) ? app.Get<SubmitSupport>().Run(app.People.Client.Id, id) : app.Get<SubmitRequest>().Run(app.People.Client.Id, id));
            _waiting.Release();
        }
    }

    private async Task Resubmitting(TestApp app)
    {
        var client = app.People.Client.Id;
        while (await Goes(_back) && _returned.TryDequeue(out var id))
        {
            if (_faults.ContainsKey(id))
            {
                await app.Get<AnswerSupport>().Run(client, id, (await app.Support(id)).Version, "R12");
            }
            else
            {
                await app.Get<UnitOfWork>().Run(client, async operation =>
                {
                    var ticket = await operation.PermitRequest(id, Operation.EditContent);
                    ticket.Supply(operation.Actor, new("D01"), Guid.CreateVersion7(), null, operation.Now);
                });
                await app.Get<ResubmitRequest>().Run(client, id);
            }

            _waiting.Release();
        }
    }

    private async Task ChangingLanes(TestApp app)
    {
        while (!_over.IsCancellationRequested)
        {
            var last = await app.Read(db => db.Tickets.AsNoTracking().Waiting().OrderByDescending(row => row.QueueSeq).Take(1).ToListAsync());
            try
            {
                if (last is [var ticket])
                {
                    await app.Get<SetLane>().Run(
                        app.People.Lead.Id, ticket.Id, ticket.Version, ticket.Lane == Lane.Normal ? Lane.OnSite : Lane.Normal, "people at the gate");
                }
            }
            catch (RuleBroken)
            {
                // Somebody took it meanwhile.
            }

            await Task.Delay(40);
        }
    }

    /// <summary>Complete drafts, written in bulk: what is tested begins with their submission.</summary>
    private async Task<IReadOnlyList<Guid>> PrepareDrafts(TestApp app)
    {
        var ids = new List<Guid>(Requests);
        var content = app.Visit();
        foreach (var batch in Enumerable.Range(0, Requests).Chunk(1000))
        {
            await app.Write(db =>
            {
                foreach (var number in batch)
                {
                    // Every other one is a fault: the line knows no kinds.
                    Ticket draft = number % 2 == 0 ? Permit(app, content) : Fault(app);
                    draft.DequeueEvents();
                    db.Add(draft);
                    ids.Add(draft.Id);
                }
            });
        }

        return ids;
    }

    private static PermitRequest Permit(TestApp app, RequestContent content)
    {
        var (client, now) = (app.People.Client.ToActor(), app.Clock.GetUtcNow());
        var draft = PermitRequest.Create(Guid.CreateVersion7(), client, client.UserId, app.People.Company.Id, "CBT", Channel.Portal, now);
        draft.Write(content, "CBT");
        draft.Supply(client, new("D01"), Guid.CreateVersion7(), null, now);
        return draft;
    }

    private SupportRequest Fault(TestApp app)
    {
        var (client, now) = (app.People.Client.ToActor(), app.Clock.GetUtcNow());
        var draft = SupportRequest.Create(Guid.CreateVersion7(), client, client.UserId, app.People.Company.Id, "CBT", Channel.Portal, now);
        draft.Write(SupportBuilder.Fault with { Zone = "" }, "CBT");
        _faults[draft.Id] = true;
        return draft;
    }
}

/// <summary>The history on a file; a class for each database, so that neither waits for the other.</summary>
public sealed class SqliteClaimHistoryTests(ITestOutputHelper output) : ClaimHistoryTests(output, Engine.Sqlite);

/// <summary>The history on a server.</summary>
public sealed class MySqlClaimHistoryTests(ITestOutputHelper output) : ClaimHistoryTests(output, Engine.MySql);
