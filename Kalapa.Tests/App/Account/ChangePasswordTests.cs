using Kalapa.App.Account;
using Kalapa.App.Data;
using Kalapa.App.Data.Outbox;
using Kalapa.App.Live;
using Kalapa.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kalapa.Tests.App.Account;

/// <summary>One's own password is changed with the old one; everything opened with the old one ends but this sign-in (O47).</summary>
public sealed class ChangePasswordTests
{
    private const string Old = "kata sandi yang lama";
    private const string New = "kata sandi yang baru";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, ClassData<Engines>]
    public async Task With_the_old_password_the_new_one_holds_and_only_this_session_goes_on(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        await using var web = Web(app);
        var before = await Begin(app, web);
        var ended = 0;
        using var circuit = app.Get<Revocations>().Watch(before.Id, () => ended++);

        var (outcome, cookie) = await Change(web, before.Id, Old);

        Assert.Equal(SignInOutcome.Done, outcome);
        var after = await Account(app);
        Assert.True(Holds(web, after, New));
        Assert.False(Holds(web, after, Old));
        Assert.NotEqual(before.SecurityStamp, after.SecurityStamp);
        Assert.Equal(1, ended);
        Assert.Contains("__Host-kalapa=", cookie, StringComparison.Ordinal);
        Assert.Null(after.InvitationHash);
        var told = await app.Read(db => db.AuditEvents.AsNoTracking().SingleAsync(happened => happened.Type == "account.password-set"));
        Assert.Equal((before.Id, "owner"), (told.ActorId, told.Values["by"]));
        Assert.DoesNotContain(told.Values.Values, value => value.Contains("sandi", StringComparison.Ordinal));
    }

    [Theory, ClassData<Engines>]
    public async Task Without_it_nothing_changes_and_the_fifth_guess_locks(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        await using var web = Web(app);
        var before = await Begin(app, web);

        for (var guess = 0; guess < 5; guess++)
        {
            Assert.Equal((SignInOutcome.Wrong, ""), await Change(web, before.Id, $"tebakan {guess}"));
        }

        Assert.Equal((SignInOutcome.LockedOut, ""), await Change(web, before.Id, Old));
        var after = await Account(app);
        Assert.Equal((before.PasswordHash, before.SecurityStamp), (after.PasswordHash, after.SecurityStamp));

        app.Clock.Advance(SignInThrottle.Window);
        Assert.Equal(SignInOutcome.Done, (await Change(web, before.Id, Old)).Outcome);
    }

    /// <summary>The app's own accounts over the test's data, so that hashing, stamps and cookies are those of the app.</summary>
    private static WebApplication Web(TestApp app)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSingleton<TimeProvider>(app.Clock);
        builder.AddKalapaAccount();
        builder.Services.AddSingleton(app.Get<IDbContextFactory<KalapaDbContext>>())
            .AddScoped(services => services.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContext())
            .AddSingleton(app.Get<DatabaseEngine>())
            .AddSingleton(app.Get<UnitOfWork>())
            .AddSingleton(app.Get<Revocations>())
            .AddSingleton(app.Get<LiveUpdates>())
            .AddSingleton(app.Get<OutgoingChannels>())
            .AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        return builder.Build();
    }

    /// <summary>An agent with a password and a link that was never used.</summary>
    private static async Task<KalapaUser> Begin(TestApp app, WebApplication web)
    {
        using var scope = web.Services.CreateScope();
        await app.Write(db =>
        {
            var user = db.Users.Single(row => row.Id == app.People.Agent.Id);
            user.PasswordHash = scope.ServiceProvider.GetRequiredService<IPasswordHasher<KalapaUser>>().HashPassword(user, Old);
            Invitation.Give(user, Invitation.NewToken(), app.Clock.GetUtcNow());
        });
        return await Account(app);
    }

    private static async Task<(SignInOutcome Outcome, string Cookie)> Change(WebApplication web, Guid userId, string old)
    {
        await using var scope = web.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = http;
        var outcome = await scope.ServiceProvider.GetRequiredService<ChangePassword>().Run(userId, old, New, Cancellation);
        return (outcome, http.Response.Headers.SetCookie.ToString());
    }

    private static bool Holds(WebApplication web, KalapaUser user, string password)
    {
        using var scope = web.Services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<IPasswordHasher<KalapaUser>>().VerifyHashedPassword(user, user.PasswordHash!, password) != PasswordVerificationResult.Failed;
    }

    private static Task<KalapaUser> Account(TestApp app) => app.Read(db => db.Users.AsNoTracking().SingleAsync(row => row.Id == app.People.Agent.Id));
}
