using System.Security.Claims;
using Kalapa.App.Account;
using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace Kalapa.Tests.App.Account;

public sealed class RevalidationTests
{
    public static TheoryData<string, Action<KalapaUser>> Changes => new()
    {
        { "disabled", user => user.Disabled = true },
        { "another role", user => user.Role = Role.Gate },
        { "another branch", user => user.Branches = ["BDG"] },
        { "no lead any more", user => user.IsLead = !user.IsLead },
        { "another company", user => user.TenantId = Guid.NewGuid() },
        { "new password", user => user.SecurityStamp = "new" },
    };

    [Fact]
    public async Task An_account_that_is_as_it_was_keeps_its_circuit() => Assert.True(await StillHoldsAfter(_ => { }));

    [Fact]
    public async Task A_new_name_or_language_ends_nothing() => Assert.True(await StillHoldsAfter(user => (user.DisplayName, user.Locale) = ("Budi B.", "en")));

    [Theory, MemberData(nameof(Changes))]
    public async Task A_changed_account_loses_its_circuit(string change, Action<KalapaUser> apply)
    {
        Assert.NotEmpty(change);
        Assert.False(await StillHoldsAfter(apply));
    }

    [Fact]
    public async Task Nobody_holds_no_circuit()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        using var revalidation = For(app);
        Assert.False(await revalidation.StillHolds(new ClaimsPrincipal(), TestContext.Current.CancellationToken));
    }

    private static async Task<bool> StillHoldsAfter(Action<KalapaUser> change)
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var user = app.People.Supervisor;
        var principal = new ClaimsPrincipal(new ClaimsIdentity(
            [
                new(ClaimTypes.NameIdentifier, user.Id.ToString()),
                new(new ClaimsIdentityOptions().SecurityStampClaimType, user.SecurityStamp!),
                new(KalapaClaims.Authority, KalapaClaims.AuthorityOf(user)),
            ], "test"));
        await app.Write(db =>
        {
            var row = db.Users.Single(row => row.Id == user.Id);
            change(row);
        });
        using var revalidation = For(app);
        return await revalidation.StillHolds(principal, TestContext.Current.CancellationToken);
    }

    private static Revalidation For(TestApp app) =>
        new(NullLoggerFactory.Instance, app.Get<IDbContextFactory<KalapaDbContext>>(), Options.Create(new IdentityOptions()));
}
