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
    private static readonly Dictionary<string, Action<KalapaUser, TestPeople>> Changes = new()
    {
        ["disabled"] = (user, _) => user.Disabled = true,
        ["another role"] = (user, _) => user.Role = Role.Gate,
        ["another branch"] = (user, _) => user.Branches = ["BDG"],
        ["no lead any more"] = (user, _) => user.IsLead = !user.IsLead,
        ["another company"] = (user, people) => user.TenantId = people.OtherCompany.Id,
        ["new password"] = (user, _) => user.SecurityStamp = "new",
    };

    public static TheoryData<string> Kinds => [.. Changes.Keys];

    [Fact]
    public async Task An_account_that_is_as_it_was_keeps_its_circuit() => Assert.True(await StillHoldsAfter((_, _) => { }));

    [Fact]
    public async Task A_new_name_or_language_ends_nothing() => Assert.True(await StillHoldsAfter((user, _) => (user.DisplayName, user.Locale) = ("Budi B.", "en")));

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_changed_account_loses_its_circuit(string change) => Assert.False(await StillHoldsAfter(Changes[change]));

    [Fact]
    public async Task Nobody_holds_no_circuit()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        using var revalidation = For(app);
        Assert.False(await revalidation.StillHolds(new ClaimsPrincipal(), TestContext.Current.CancellationToken));
    }

    private static async Task<bool> StillHoldsAfter(Action<KalapaUser, TestPeople> change)
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
            change(row, app.People);
        });
        using var revalidation = For(app);
        return await revalidation.StillHolds(principal, TestContext.Current.CancellationToken);
    }

    private static Revalidation For(TestApp app) =>
        new(NullLoggerFactory.Instance, app.Get<IDbContextFactory<KalapaDbContext>>(), Options.Create(new IdentityOptions()));
}
