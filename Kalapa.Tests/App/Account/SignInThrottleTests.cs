using Kalapa.App.Account;
using Kalapa.App.Data;
using Kalapa.App.Setup;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Kalapa.Tests.App.Account;

public sealed class SignInThrottleTests
{
    private static readonly string Rina = SignInThrottle.OfEmail("RINA@KALAPA.EXAMPLE");
    private static readonly string Tono = SignInThrottle.OfEmail("TONO@KALAPA.EXAMPLE");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, ClassData<Engines>]
    public async Task Parallel_guesses_share_five_tries(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var throttle = For(app);
        var taken = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => throttle.Take(Rina, Cancellation))));
        Assert.Equal(5, taken.Count(mayTry => mayTry));
    }

    [Theory, ClassData<Engines>]
    public async Task The_account_opens_again_after_five_minutes(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var throttle = For(app);
        await UseUp(throttle, Rina);

        app.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        Assert.False(await throttle.Take(Rina, Cancellation));
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await UseUp(throttle, Rina);
    }

    [Theory, ClassData<Engines>]
    public async Task A_right_password_forgets_the_wrong_ones_and_one_account_never_locks_another(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var throttle = For(app);
        await UseUp(throttle, Rina);
        Assert.True(await throttle.Take(Tono, Cancellation));

        await throttle.Forget(Rina, Cancellation);
        await UseUp(throttle, Rina);
    }

    [Theory, ClassData<Engines>]
    public async Task What_is_over_is_swept_and_what_counts_is_not(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var throttle = For(app);
        await UseUp(throttle, Rina);
        app.Clock.Advance(TimeSpan.FromMinutes(4));
        await UseUp(throttle, Tono);
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        await throttle.Sweep(Cancellation);

        Assert.Equal(Tono, Assert.Single(await app.Read(db => db.SignInCounts.Select(row => row.Key).ToListAsync(Cancellation))));
    }

    private static SignInThrottle For(TestApp app) => new(
        app.Get<IDbContextFactory<KalapaDbContext>>(), app.Get<DatabaseEngine>(), new Limits(new ConfigurationBuilder().Build()), app.Clock);

    private static async Task UseUp(SignInThrottle throttle, string key)
    {
        for (var guess = 0; guess < 5; guess++)
        {
            Assert.True(await throttle.Take(key, Cancellation));
        }

        Assert.False(await throttle.Take(key, Cancellation));
    }
}
