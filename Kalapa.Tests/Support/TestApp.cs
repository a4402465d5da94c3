using Kalapa.App.Data;
using Kalapa.App.Data.Outbox;
using Kalapa.App.Features;
using Kalapa.App.Features.Approvals;
using Kalapa.App.Features.Attachments;
using Kalapa.App.Features.Intake;
using Kalapa.App.Features.Queue;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Files;
using Kalapa.App.Live;
using Kalapa.App.Outages;
using Kalapa.App.Setup;
using Kalapa.Domain.Access;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support.Samples;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Kalapa.Tests.Support;

/// <summary>The app's own services on a real, empty database with a clock of the test's; no web server.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TestDatabase _database;
    private readonly DirectoryInfo _folder;

    private TestApp(WebApplication app, TestDatabase database, DirectoryInfo folder, FakeTimeProvider clock)
    {
        (_app, _database, _folder, Clock) = (app, database, folder, clock);
    }

    /// <summary>Stands still until a test moves it.</summary>
    public FakeTimeProvider Clock { get; }

    /// <summary>Who is there.</summary>
    public TestPeople People { get; } = new();

    /// <param name="engine">Which database.</param>
    /// <param name="limits">How much one account may bring; null for as much as it likes.</param>
    /// <param name="address">Where it is reached, from where it is; for a test that stands in between.</param>
    /// <param name="configure">Services of the test's own.</param>
    public static async Task<TestApp> Start(
        Engine engine, UploadLimits? limits = null, Func<string, string>? address = null, Action<IServiceCollection>? configure = null)
    {
        var database = await MigratedDatabase.Create(engine);
        var folder = Machine.NewFolder("kalapa-data-");
        var clock = new FakeTimeProvider(Requests.Now.ToUniversalTime());
        var app = new TestApp(Build(engine, address?.Invoke(database.ConnectionString) ?? database.ConnectionString, folder.FullName, clock, limits, configure), database, folder, clock);
        await app._app.MigrateKalapaData();
        await app.Write(db => db.AddRange([app.People.Company, app.People.OtherCompany, .. app.People.All]));
        return app;
    }

    /// <summary>The app's data, live updates and features, without its web server, on a database that may be another process's too.</summary>
    public static WebApplication Build(
        Engine engine, string connectionString, string dataFolder, TimeProvider clock, UploadLimits? limits = null, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Kalapa:Database"] = engine == Engine.Sqlite ? "Sqlite" : "MariaDb",
            ["Kalapa:DataFolder"] = dataFolder,
            ["Kalapa:PublicAddress"] = "https://kalapa.example",
            ["ConnectionStrings:Kalapa"] = connectionString,
        });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(clock);
        builder.AddKalapaData();
        builder.Services.AddLive().AddKalapaFeatures().AddSingleton<PublicAddress>().AddSingleton(limits ?? UploadLimits.None);
        // Screens are drawn in real time, whatever clock the verbs are told.
        builder.Services.AddSingleton(provider => new LiveUpdates(TimeProvider.System, provider.GetRequiredService<ILogger<LiveUpdates>>()))
            .AddSingleton(provider => Board<TicketRow>(provider))
            .AddSingleton(provider => Board<PermitRow>(provider));
        configure?.Invoke(builder.Services);
        return builder.Build();
    }

    private static Board<TRow> Board<TRow>(IServiceProvider provider)
        where TRow : class, IBoardRow, IComparable<TRow> => new(
            provider.GetRequiredService<IBoardSource<TRow>>(), provider.GetRequiredService<LiveUpdates>(), TimeProvider.System, provider.GetRequiredService<ILogger<Board<TRow>>>());

    /// <summary>A service of the app.</summary>
    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>The verbs and reads once more, on the same data with these rights; who was denied before is forgotten.</summary>
    public ServiceProvider WithRights(AccessTable access) => new ServiceCollection()
        .AddSingleton(Get<IDbContextFactory<KalapaDbContext>>())
        .AddSingleton(Get<DatabaseEngine>())
        .AddSingleton(Get<LiveUpdates>())
        .AddSingleton(Get<SupportCategories>())
        .AddSingleton(Get<CurrentPromises>())
        .AddSingleton(Get<Revocations>())
        .AddSingleton(Get<DatabaseOutage>())
        .AddSingleton<TimeProvider>(Clock)
        .AddSingleton(access)
        .AddSingleton(Get<OutgoingChannels>())
        .AddSingleton(Get<SeenTickets>())
        .AddSingleton(Get<OutboxSecret>())
        .AddSingleton<UnitOfWork>()
        .AddKalapaFeatures()
        .AddSingleton(Get<FileStore>())
        .AddSingleton(Get<UploadLimits>())
        .AddSingleton(Get<ClockWatch>())
        .AddLogging()
        .AddSingleton(Get<PublicAddress>())
        .BuildServiceProvider();

    /// <summary>Files in the store.</summary>
    public IReadOnlyList<string> StoredFiles => Directory.GetFiles(Path.Combine(_folder.FullName, "files"));

    /// <summary>Reads with a context of its own.</summary>
    public async Task<T> Read<T>(Func<KalapaDbContext, Task<T>> read)
    {
        await using var db = await Get<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync();
        return await read(db);
    }

    /// <summary>The ticket as it stands.</summary>
    public Task<PermitRequest> Ticket(Guid id) => Read(db => db.PermitRequests.AsNoTracking().Include(row => row.Documents).Include(row => row.Approvals)
        .SingleAsync(row => row.Id == id));

    /// <summary>The ticket's permit.</summary>
    public Task<Permit> Permit(Guid ticketId) => Read(db => db.Permits.AsNoTracking().Include(row => row.People).SingleAsync(row => row.TicketId == ticketId));

    /// <summary>Prepares what no verb is about: accounts, companies, branches, people.</summary>
    public async Task Write(Action<KalapaDbContext> write)
    {
        await using var db = await Get<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync();
        write(db);
        await db.SaveChangesAsync();
    }

    /// <summary>Changes rows behind the verbs' back.</summary>
    public async Task Change(Func<KalapaDbContext, Task> change)
    {
        await using var db = await Get<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync();
        await change(db);
    }

    /// <summary>A complete draft of a visit: one paper (D01) and two people.</summary>
    public async Task<Guid> Draft(KalapaUser? author = null, string branch = "CBT", RequestContent? content = null)
    {
        author ??= People.Client;
        var id = await Get<CreateRequest>().Run(author.Id, author.TenantId ?? People.Company.Id, branch, Channel.Phone);
        var wanted = content ?? Visit();
        await Get<SaveContent>().Run(author.Id, id, _ => wanted, "all");
        foreach (var line in PermitCatalogue.Default.Checklist(wanted).Where(line => line is { Need: Need.Mandatory, InForm: false }))
        {
            await SupplyPaper(author, id, line.Slot);
        }

        return id;
    }

    /// <summary>Brings a small PDF.</summary>
    public async Task SupplyPaper(KalapaUser author, Guid ticketId, PaperSlot slot)
    {
        using var pdf = SmallPdf.Open();
        await Get<SupplyPaper>().Run(author.Id, ticketId, slot, $"{slot.Requirement}.pdf", pdf);
    }

    /// <summary>A small PDF that waits for a message.</summary>
    public async Task<Guid> MessageFile(KalapaUser author, Guid ticketId, string name = "foto.pdf")
    {
        using var pdf = SmallPdf.Open();
        return await Get<MessageFiles>().Run(author.Id, ticketId, name, pdf);
    }

    /// <summary>A request in the line.</summary>
    public async Task<Guid> Submitted(KalapaUser? author = null, string branch = "CBT", RequestContent? content = null)
    {
        var id = await Draft(author, branch, content);
        await Get<SubmitRequest>().Run((author ?? People.Client).Id, id);
        return id;
    }

    /// <summary>A request in review by <paramref name="agent"/>; nothing else may wait.</summary>
    public async Task<Guid> InReview(KalapaUser? agent = null, KalapaUser? author = null, RequestContent? content = null)
    {
        var id = await Submitted(author, content: content);
        await Get<TakeNext>().Run((agent ?? People.Agent).Id);
        return id;
    }

    /// <summary>A request that was sent back because of D01.</summary>
    public async Task<Guid> Returned()
    {
        var id = await InReview();
        await Get<JudgePaper>().Run(People.Agent.Id, id, (await Ticket(id)).Version, new("D01"), Verdict.Rejected, ReasonCode.Unsigned, "");
        await Get<ReturnForCompletion>().Run(People.Agent.Id, id, (await Ticket(id)).Version, "Mohon ditandatangani.");
        return id;
    }

    /// <summary>A request that awaits its decision.</summary>
    public async Task<Guid> Escalated(KalapaUser? author = null, RequestContent? content = null)
    {
        var id = await InReview(author: author, content: content);
        foreach (var slot in (await Ticket(id)).CurrentDocuments.Select(paper => paper.Slot).ToList())
        {
            await Get<JudgePaper>().Run(People.Agent.Id, id, (await Ticket(id)).Version, slot, Verdict.Accepted, null, "");
        }

        await Get<EscalateTicket>().Run(People.Agent.Id, id, (await Ticket(id)).Version);
        return id;
    }

    /// <summary>The supervisor's decision on the ticket as it stands.</summary>
    public async Task<string?> Decide(KalapaUser supervisor, Guid id, Outcome outcome)
    {
        var ticket = await Ticket(id);
        return await Get<DecideApproval>().Run(supervisor.Id, id, ticket.Version, new(outcome, ticket.ContentHash) { Reason = "seen" });
    }

    /// <summary>An approved request; its permit is out.</summary>
    public async Task<Guid> Approved(KalapaUser? author = null, RequestContent? content = null)
    {
        var id = await Escalated(author, content);
        await Decide(People.Supervisor, id, Outcome.Approved);
        return id;
    }

    /// <summary>A visit tomorrow, by a lead and a guest.</summary>
    public RequestContent Visit() => Requests.Work() with
    {
        Answers = Requests.Answers("VIS"),
        Types = ["VIS"],
        Window = new(Clock.GetUtcNow().AddHours(20), Clock.GetUtcNow().AddHours(28)),
        Visitors = [Requests.Visitor("Agus", VisitorRole.Lead), Requests.Visitor("Dewi", VisitorRole.Guest)],
    };

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
