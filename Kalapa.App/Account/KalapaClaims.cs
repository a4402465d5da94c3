using System.Security.Claims;
using Kalapa.App.Data;
using Kalapa.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Kalapa.App.Account;

/// <summary>What the cookie says about a user: enough to choose pages, never enough to decide.</summary>
public static class KalapaClaims
{
    /// <summary>Role, company, branches and flags in one text; when it differs from the account's, the circuit ends.</summary>
    public const string Authority = "kalapa:authority";

    /// <summary>The session that the cookie belongs to.</summary>
    public const string Session = "kalapa:session";

    /// <summary>The name shown in the bar.</summary>
    public const string DisplayName = "kalapa:name";

    /// <summary>The account's id; null when nobody is signed in.</summary>
    public static Guid? UserId(this ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    /// <summary>The session; null when nobody is signed in.</summary>
    public static Guid? SessionId(this ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(Session), out var id) ? id : null;

    /// <summary>The role at sign-in; null when nobody is signed in.</summary>
    public static Role? Role(this ClaimsPrincipal principal) =>
        Enum.TryParse<Role>(principal.FindFirstValue(ClaimTypes.Role), out var role) ? role : null;

    internal static string AuthorityOf(KalapaUser user) => string.Join('|',
        user.Role, user.TenantId, user.IsLead, user.IsTenantAdmin, string.Join(',', user.Branches.Order(StringComparer.Ordinal)))
        // Whoever has no narrowed kinds has the text of before there were any, so that an upgrade signs nobody out.
        + string.Concat(user.Kinds.Order().Select(kind => $"|{kind}"));
}

/// <summary>Writes <see cref="KalapaClaims"/> at sign-in.</summary>
internal sealed class KalapaClaimsFactory(UserManager<KalapaUser> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<KalapaUser>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(KalapaUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new(ClaimTypes.Role, user.Role.ToString()));
        identity.AddClaim(new(KalapaClaims.DisplayName, user.DisplayName));
        identity.AddClaim(new(KalapaClaims.Authority, KalapaClaims.AuthorityOf(user)));
        return identity;
    }
}
