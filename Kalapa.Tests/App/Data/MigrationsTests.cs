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
}
