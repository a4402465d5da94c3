using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Data;

public sealed class MigrationsTests
{
    [Theory, ClassData<Engines>]
    public async Task The_migrations_match_the_model_of_the_running_app(Engine engine)
    {
        await using var app = await TestApp.Start(engine);

        Assert.False(await app.Read(db => Task.FromResult(db.Database.HasPendingModelChanges())));
        Assert.Empty(await app.Read(db => db.Database.GetPendingMigrationsAsync()));
    }

    [Fact]
    public async Task SQLite_keeps_its_promises_about_durability()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);

        Assert.Equal("wal", await app.Read(db => db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync()));
        Assert.Equal(2, await app.Read(db => db.Database.SqlQueryRaw<int>("SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync()));
    }

    [Theory, ClassData<Engines>]
    public async Task A_request_from_before_the_column_is_found_by_its_device(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var device = await app.Inside();
        var (about, other) = (await app.SupportDraft(details: SupportBuilder.Fault with { DeviceId = device.Id }), await app.SupportDraft());

        await app.Change(async db =>
        {
            await db.Database.MigrateAsync("AddKindScope", TestContext.Current.CancellationToken);
            await db.Database.MigrateAsync(TestContext.Current.CancellationToken);
        });

        Assert.Equal([about], await app.Read(db => db.SupportRequests.Where(row => row.DeviceId == device.Id).Select(row => row.Id).ToListAsync()));
        Assert.Null((await app.Support(other)).DeviceId);
    }

    [Fact]
    public async Task SQLite_gives_every_ticket_its_kind_again_when_the_first_time_was_cut_off_before_it_was_on_record()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var id = await app.Submitted();
        var before = await app.Ticket(id);

        await app.Change(async db =>
        {
            // What came later was not there yet.
            await db.Database.MigrateAsync("TicketKind", TestContext.Current.CancellationToken);
            await db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '%_TicketKind'", TestContext.Current.CancellationToken);
            await db.Database.MigrateAsync(TestContext.Current.CancellationToken);
        });

        var after = await app.Ticket(id);
        Assert.Equal((TicketKind.Permit, before.Number, before.Title, before.ContentHash), (after.Kind, after.Number, after.Title, after.ContentHash));
        Assert.NotEmpty(after.Documents);
        Assert.Equal(1, await app.Read(db => db.Database.SqlQueryRaw<int>("SELECT foreign_keys AS Value FROM pragma_foreign_keys").SingleAsync()));
        Assert.Empty(await app.Read(db => db.Database.SqlQueryRaw<string>("SELECT \"table\" AS Value FROM pragma_foreign_key_check").ToListAsync()));
    }
}
