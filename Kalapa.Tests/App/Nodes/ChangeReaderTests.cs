using Kalapa.App.Account;
using Kalapa.App.Data;
using Kalapa.App.Data.Outbox;
using Kalapa.App.Features.Companies;
using Kalapa.App.Features.Queue;
using Kalapa.App.Live;
using Kalapa.App.Nodes;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Kalapa.Tests.App.Nodes;

/// <summary>What one node commits, another reads from the database: once, whole, and in whatever order commits come.</summary>
public sealed class ChangeReaderTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_node_commits_another_reads_once_and_itself_never()
    {
        await using var app = await TestApp.Start(Engine.MySql);
        var (other, own) = (await Reader(app), await Reader(app, app.Get<DatabaseEngine>().Changes));
        List<TicketChanged> heard = [];
        using var watch = app.Get<LiveUpdates>().Subscribe(_ => true, changes => Keep(heard, changes), TimeSpan.Zero);

        var id = await app.Submitted();
        await app.Get<TakeNext>().Run(app.People.Agent.Id);

        var told = await other.Read(Cancellation);
        var last = told.SelectMany(one => one.Tickets).Last();
        Assert.Equal((id, TicketState.InReview, (Guid?)app.People.Agent.Id, "CBT"), (last.TicketId, last.State, last.OwnerId, last.BranchCode));
        await Until(() => heard.Any(change => change.State == TicketState.InReview));
        var published = heard.Last(change => change.State == TicketState.InReview);
        Assert.Equal((published.Subject, published.CreatedById), (last.Subject, last.CreatedById));
        Assert.True(published.Number > 0 && published.Number == told[^1].Number);
        Assert.Equal(published.Notified.Order(), last.Notified.Order());
        Assert.Empty(await other.Read(Cancellation));
        Assert.Empty(await own.Read(Cancellation));
    }

    [Fact]
    public async Task A_smaller_number_that_is_committed_later_is_read_all_the_same()
    {
        await using var app = await TestApp.Start(Engine.MySql);
        var reader = await Reader(app);
        var slow = await Writing.Begin(app);
        var quick = await Writing.Begin(app);
        Assert.True(slow.Number < quick.Number);

        await quick.Commit();
        Assert.Equal([quick.Told], await Accounts(reader));
        await slow.Commit();
        Assert.Equal([slow.Told], await Accounts(reader));
        Assert.Empty(await Accounts(reader));
    }

    [Fact]
    public async Task A_number_that_was_rolled_back_holds_nothing_up()
    {
        await using var app = await TestApp.Start(Engine.MySql);
        var reader = await Reader(app);
        await (await Writing.Begin(app)).Undo();
        var after = await Writing.Begin(app);
        await after.Commit();

        Assert.Equal([after.Told], await Accounts(reader));
        app.Clock.Advance(ChangeReader.Overlap);
        Assert.Empty(await Accounts(reader));
        var later = await Writing.Begin(app);
        await later.Commit();
        Assert.Equal([later.Told], await Accounts(reader));
    }

    [Fact]
    public async Task A_late_commit_is_waited_for_as_long_as_a_command_may_take_and_longer_while_nobody_could_look()
    {
        await using var app = await TestApp.Start(Engine.MySql);
        var reader = await Reader(app);
        var (cutOff, settled, seen) = (await Writing.Begin(app), await Writing.Begin(app), await Writing.Begin(app));
        await seen.Commit();
        Assert.Equal([seen.Told], await Accounts(reader));

        // The database is out of this node's reach for an hour, and not out of the other's.
        app.Clock.Advance(TimeSpan.FromHours(1));
        await cutOff.Commit();
        Assert.Equal([cutOff.Told], await Accounts(reader));

        // That read settled the rest: what is older is asked for no more, or each read would cost more than the one before.
        await settled.Commit();
        Assert.Empty(await Accounts(reader));
    }

    [Fact]
    public async Task What_was_there_before_a_node_began_is_not_told_to_it()
    {
        await using var app = await TestApp.Start(Engine.MySql);
        var before = await Writing.Begin(app);
        await before.Commit();
        var underWay = await Writing.Begin(app);

        var reader = await Reader(app);
        await underWay.Commit();

        Assert.Equal([underWay.Told], await Accounts(reader));
    }

    [Fact]
    public async Task A_change_that_this_version_cannot_read_is_passed_over()
    {
        await using var app = await TestApp.Start(Engine.MySql);
        var reader = await Reader(app);
        await app.Write(db => db.LoggedChanges.Add(new() { Node = Guid.NewGuid(), At = app.Clock.GetUtcNow(), Told = """{"Tickets":[{"State":"Teleported"}]}""" }));
        var good = await Writing.Begin(app);
        await good.Commit();

        Assert.Equal([good.Told], await Accounts(reader));
        Assert.Empty(await Accounts(reader));
    }

    [Fact]
    public async Task Who_signs_out_on_one_node_is_signed_out_on_all()
    {
        await using var app = await TestApp.Start(Engine.MySql);
        var reader = await Reader(app);
        var (user, session) = (app.People.Agent.Id, Guid.NewGuid());
        var sessions = new Sessions(
            app.Get<IDbContextFactory<KalapaDbContext>>(), app.Get<DatabaseEngine>(), new(app.Get<IDataProtectionProvider>(), app.Get<IHostEnvironment>()),
            app.Get<Revocations>(), app.Get<LiveUpdates>(), app.Get<OutgoingChannels>(), app.Clock, NullLogger<Sessions>.Instance);
        var elsewhere = new Revocations(app.Clock);
        var ended = 0;
        using var circuit = elsewhere.Watch(user, () => ended++, session);
        using var another = elsewhere.Watch(user, () => ended += 100, Guid.NewGuid());

        await sessions.End(user, session, Cancellation);
        foreach (var told in await reader.Read(Cancellation))
        {
            told.Publish(app.Get<LiveUpdates>(), elsewhere);
        }

        Assert.Equal(1, ended);
        Assert.True(elsewhere.HasEnded(session));
    }

    [Fact]
    public async Task A_known_issue_that_is_declared_and_a_company_that_is_changed_reach_who_watches_on_another_node()
    {
        await using var app = await TestApp.Start(Engine.MySql);
        var reader = await Reader(app);
        var issue = await app.Issue();
        await app.Get<KeepFollowUp>().Open(app.People.Agent.Id, app.People.Company.Id, "Kirim jadwal", new(2029, 1, 1), null);
        await app.Get<MoveCompany>().Run(app.People.Admin.Id, app.People.OtherCompany.Id, TenantAction.Suspend);

        var elsewhere = new LiveUpdates(app.Clock, NullLogger<LiveUpdates>.Instance);
        TaskCompletionSource declared = new(), kept = new(), suspended = new();
        using var issues = elsewhere.SubscribeKnownIssues(change => change.Id == issue, () => Told(declared));
        using var companies = elsewhere.SubscribeCompanies(change => change == new CompanyChanged(CompanyPart.FollowUps, app.People.Company.Id), () => Told(kept));
        using var accounts = elsewhere.SubscribeAccounts(change => change.Id == app.People.OtherCompany.Id, () => Told(suspended));
        foreach (var told in await reader.Read(Cancellation))
        {
            told.Publish(elsewhere, app.Get<Revocations>());
        }

        await Task.WhenAll(declared.Task, kept.Task, suspended.Task).WaitAsync(WaitLimit.Time, Cancellation);

        static Task Told(TaskCompletionSource heard)
        {
            heard.TrySetResult();
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Rows_are_kept_for_a_day()
    {
        await using var app = await TestApp.Start(Engine.MySql);
        var old = await Writing.Begin(app);
        await old.Commit();
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var young = await Writing.Begin(app);
        await young.Commit();

        app.Clock.Advance(ChangeLog.Kept - TimeSpan.FromMinutes(1));
        await app.Change(db => ChangeLog.Sweep(db, app.Clock.GetUtcNow(), Cancellation));

        Assert.Equal([young.Number], await app.Read(db => db.LoggedChanges.Select(row => row.Id).ToListAsync()));
    }

    [Fact]
    public async Task A_database_that_belongs_to_one_process_pays_nothing()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);

        await app.InReview();

        Assert.Empty(await app.Read(db => db.LoggedChanges.ToListAsync()));
    }

    private static async Task<ChangeReader> Reader(TestApp app, ChangeLog? node = null)
    {
        var reader = new ChangeReader(app.Get<IDbContextFactory<KalapaDbContext>>(), node ?? new ChangeLog(), app.Clock, NullLogger.Instance);
        Assert.Empty(await reader.Read(Cancellation));
        return reader;
    }

    private static async Task<IReadOnlyList<Guid>> Accounts(ChangeReader reader) =>
        [.. (await reader.Read(Cancellation)).SelectMany(told => told.Accounts).Select(change => change.Id)];

    private static Task Keep(List<TicketChanged> heard, IReadOnlyCollection<TicketChanged> changes)
    {
        lock (heard)
        {
            heard.AddRange(changes);
        }

        return Task.CompletedTask;
    }

    private static async Task Until(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(WaitLimit.Time);
        while (!isSo())
        {
            await Task.Delay(10, limit.Token);
        }
    }

    /// <summary>A commit of some other node, held between its row and its end.</summary>
    private sealed class Writing
    {
        private readonly KalapaDbContext _db;
        private readonly IDbContextTransaction _transaction;

        private Writing(KalapaDbContext db, IDbContextTransaction transaction, LoggedChange row, Guid told) =>
            (_db, _transaction, Number, Told) = (db, transaction, row.Id, told);

        public long Number { get; }

        public Guid Told { get; }

        public static async Task<Writing> Begin(TestApp app)
        {
            var db = await app.Get<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync(Cancellation);
            var transaction = await db.Database.BeginTransactionAsync(Cancellation);
            var told = Guid.NewGuid();
            var row = new ChangeLog().Add(db, new() { Accounts = [new(told, null)] }, app.Clock.GetUtcNow());
            await db.SaveChangesAsync(Cancellation);
            return new(db, transaction, row!, told);
        }

        public async Task Commit()
        {
            await _transaction.CommitAsync(Cancellation);
            await End();
        }

        public async Task Undo()
        {
            await _transaction.RollbackAsync(Cancellation);
            await End();
        }

        private async Task End()
        {
            await _transaction.DisposeAsync();
            await _db.DisposeAsync();
        }
    }
}
