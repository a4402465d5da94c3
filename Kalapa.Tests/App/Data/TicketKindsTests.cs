using Kalapa.Domain;
using Kalapa.Domain.Queue;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Data;

public sealed class TicketKindsTests
{
    [Theory, ClassData<Engines>]
    public async Task Who_is_next_is_asked_without_a_word_about_kinds(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        await app.Submitted();

        var sql = await app.Read(db => Task.FromResult(db.Tickets.Waiting().InScopeOf(Actor.Kalapa).InOrder().Take(1).ToQueryString()));

        Assert.Contains("Kind", sql[..sql.IndexOf("WHERE", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.DoesNotContain("Kind", sql[sql.IndexOf("WHERE", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.NotEmpty(await app.Read(db => db.PermitRequests.AsNoTracking().Waiting().ToListAsync()));
    }
}
