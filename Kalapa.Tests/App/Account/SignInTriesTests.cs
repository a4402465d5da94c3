using Kalapa.App.Account;
using Kalapa.App.Data;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Account;

public sealed class SignInTriesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, ClassData<Engines>]
    public async Task Parallel_guesses_share_five_tries(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var tries = For(app);
        var taken = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => tries.Take(app.People.Agent, "", Cancellation))));
        Assert.Equal(5, taken.Count(mayTry => mayTry));
    }

    [Theory, ClassData<Engines>]
    public async Task The_lock_opens_after_five_minutes(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var tries = For(app);
        await UseUp(tries, app.People.Agent);

        app.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        Assert.False(await tries.Take(app.People.Agent, "", Cancellation));
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await tries.Take(app.People.Agent, "", Cancellation));
    }

    [Theory, ClassData<Engines>]
    public async Task A_right_password_forgets_the_wrong_ones_and_one_account_never_locks_another(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var tries = For(app);
        await UseUp(tries, app.People.Agent);
        Assert.True(await tries.Take(app.People.Lead, "", Cancellation));

        await tries.Forget(app.People.Agent, Cancellation);
        await UseUp(tries, app.People.Agent);
    }

    [Fact]
    public async Task An_email_nobody_has_locks_the_same_way()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var tries = For(app);
        for (var guess = 0; guess < 5; guess++)
        {
            Assert.True(await tries.Take(null, "nobody@kalapa.example", Cancellation));
        }

        Assert.False(await tries.Take(null, " NOBODY@kalapa.example", Cancellation));
        Assert.True(await tries.Take(null, "other@kalapa.example", Cancellation));
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.True(await tries.Take(null, "nobody@kalapa.example", Cancellation));
    }

    private static SignInTries For(TestApp app) => new(
        app.Get<IDbContextFactory<KalapaDbContext>>(), app.Get<DatabaseEngine>(), app.Clock, new StrangerTries(app.Clock));

    private static async Task UseUp(SignInTries tries, KalapaUser user)
    {
        for (var guess = 0; guess < 5; guess++)
        {
            Assert.True(await tries.Take(user, "", Cancellation));
        }

        Assert.False(await tries.Take(user, "", Cancellation));
    }
}
