using Kalapa.App.Data;
using Kalapa.App.Data.Search;
using Kalapa.App.Setup;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalapa.Load.Seed;

/// <summary>
/// Fills an empty database with tickets of one shape: of the open ones half wait and half are owned.
/// It writes in bulk beside the save seam, while no server runs on the database.
/// </summary>
/// <param name="place">Where the data goes.</param>
/// <param name="people">Who is there.</param>
internal sealed class SeedDatabase(DataPlace place, SeedPeople people)
{
    private const int Batch = 250;

    private readonly Dictionary<string, NumberCounter> _numbers = [];
    private readonly List<Guid> _owned = [];
    private readonly List<Guid> _closed = [];
    private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;

    /// <summary>Tickets somebody may open, such as for the price of a ticket's page.</summary>
    public IReadOnlyList<Guid> Owned => _owned;

    /// <summary>Tickets that are over, a few of all ages.</summary>
    public IReadOnlyList<Guid> Closed => _closed;

    /// <summary>Makes the database and fills it.</summary>
    /// <param name="open">How many tickets are open.</param>
    /// <param name="closed">How many are closed, 1,000 of each day; without it three for each two that are open, of 54 days.</param>
    /// <param name="files">Papers have their bytes.</param>
    public async Task Fill(int open, int? closed = null, bool files = true)
    {
        await using var app = AppData.Of(place);
        await app.MigrateKalapaData();
        var contexts = app.Services.GetRequiredService<IDbContextFactory<KalapaDbContext>>();
        await FoundingBranches.EnsureThere(contexts);
        await using var scope = app.Services.CreateAsyncScope();
        await AddPeople(contexts, scope.ServiceProvider.GetRequiredService<IPasswordHasher<KalapaUser>>());
        await AddTickets(contexts, [.. Plan(open, closed ?? open * 3 / 2, closed is { } many ? many / 1_000.0 : 54)], new SeedFile(place.Folder, files));
    }

    /// <summary>The same without files, unless it is filled already: then it is found as it is.</summary>
    /// <returns>It was filled.</returns>
    public async Task<bool> FillOrFind(int open, int closed)
    {
        if (!await Find())
        {
            await Fill(open, closed, files: false);
            return true;
        }

        return false;
    }

    private async Task<bool> Find()
    {
        await using var app = AppData.Of(place);
        await app.MigrateKalapaData();
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync();
        if (!await db.Tickets.AnyAsync())
        {
            return false;
        }

        await people.Find(db);
        _owned.AddRange(await db.Tickets.Where(row => row.State == TicketState.InReview || row.State == TicketState.Escalated).Select(row => row.Id).ToListAsync());
        var over = await db.Tickets.Where(row => row.State == TicketState.Closed).OrderBy(row => row.Id).Select(row => row.Id).ToListAsync();
        _closed.AddRange(over.Where((_, at) => at % Math.Max(1, over.Count / 50) == 0));
        return true;
    }

    private async Task AddPeople(IDbContextFactory<KalapaDbContext> contexts, IPasswordHasher<KalapaUser> hasher)
    {
        // One password for all of them, so it is hashed once.
        var hash = hasher.HashPassword(people.Admin, SeedPeople.Password);
        await using var db = await contexts.CreateDbContextAsync();
        db.AddRange(people.Tenants);
        db.AddRange(people.All);
        foreach (var user in people.All)
        {
            user.PasswordHash = hash;
        }

        await db.SaveChangesAsync();
    }

    /// <summary>Stages with the instants of their submissions, oldest first, as the queue gives its places out.</summary>
    private IEnumerable<(Stage Stage, DateTimeOffset Submitted)> Plan(int open, int closed, double days)
    {
        var waiting = open / 2;
        var owned = open - waiting;
        // Three each: an agent may have five in review.
        var inReview = Math.Min(owned / 3, people.Agents.Count * 3);
        var escalated = (owned - inReview) * 3 / 5;
        return
        [
            .. Enumerable.Range(0, closed).Select(index => (Stage.Closed, Between(6 + days, 6, index, closed))),
            .. Enumerable.Range(0, owned).Select(index => (index < owned - inReview - escalated ? Stage.Approved : index < owned - inReview ? Stage.Escalated : Stage.InReview,
                Between(5, 2, index, owned))),
            .. Enumerable.Range(0, waiting).Select(index => (Stage.Queued, Between(2, 0.01, index, waiting))),
        ];
    }

    private DateTimeOffset Between(double firstDaysAgo, double lastDaysAgo, int index, int count) =>
        _now.AddDays(-firstDaysAgo + ((firstDaysAgo - lastDaysAgo) * index / count));

    private async Task AddTickets(IDbContextFactory<KalapaDbContext> contexts, IReadOnlyList<(Stage Stage, DateTimeOffset Submitted)> plan, SeedFile file)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var branches = await db.Branches.AsNoTracking().OrderBy(branch => branch.Code).ToListAsync();
        var queue = await db.QueueCounters.SingleAsync();
        var index = 0;
        foreach (var batch in plan.Chunk(Batch))
        {
            await using var bulk = await contexts.CreateDbContextAsync();
            bulk.ChangeTracker.AutoDetectChangesEnabled = false;
            foreach (var (stage, submitted) in batch)
            {
                var context = new SubmissionContext(branches[index % branches.Count], people.Tenants[index % people.Tenants.Count], PermitCatalogue.Default);
                var life = new TicketLife(
                    context, people.Clients[index % people.Clients.Count], people.Agents[index % people.Agents.Count], people.Supervisors[index % people.Supervisors.Count], file);
                var stamp = queue.Next(submitted);
                var (ticket, permit) = life.Play(stage, stamp, Number(context, stamp), TakenAt(stage, submitted), WindowOf(stage, submitted, index));
                bulk.AddRange([.. life.Rows, .. SeedRecord.Of(ticket, permit), SearchRows.Of(ticket, life.Rows.OfType<Message>())]);
                if (stage is Stage.InReview or Stage.Escalated)
                {
                    _owned.Add(ticket.Id);
                }

                if (stage == Stage.Closed && index % Math.Max(1, plan.Count / 50) == 0)
                {
                    _closed.Add(ticket.Id);
                }

                index++;
            }

            await bulk.SaveChangesAsync();
        }

        db.AddRange(_numbers.Values);
        await db.SaveChangesAsync();
    }

    // Whoever has a ticket in review for half an hour without a sign of life loses it, so that is just now.
    private DateTimeOffset TakenAt(Stage stage, DateTimeOffset submitted) => stage == Stage.InReview ? _now : submitted.AddHours(1);

    private VisitWindow WindowOf(Stage stage, DateTimeOffset submitted, int index)
    {
        var start = stage == Stage.Closed ? submitted.AddDays(3) : _now.AddDays(4 + (index % 7));
        return new(start, start.AddHours(8));
    }

    private string Number(SubmissionContext context, QueueStamp stamp)
    {
        var month = TicketNumber.MonthOf(stamp.QueuedAt, context.Branch.Clock);
        var id = $"{context.Branch.Code}-{month}";
        if (!_numbers.TryGetValue(id, out var counter))
        {
            _numbers.Add(id, counter = new NumberCounter { Id = id });
        }

        counter.Last++;
        return new TicketNumber(context.Branch.Code, month, counter.Last).ToString();
    }
}
