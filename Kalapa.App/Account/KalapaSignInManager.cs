using Kalapa.App.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Kalapa.App.Account;

/// <summary>Identity's manager, for which a disabled account is nobody. What a cookie is worth later is <see cref="CookieCheck"/>'s matter.</summary>
internal sealed class KalapaSignInManager(
    UserManager<KalapaUser> users,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<KalapaUser> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<KalapaUser>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<KalapaUser> confirmation)
    : SignInManager<KalapaUser>(users, http, claims, options, logger, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(KalapaUser user) => !user.Disabled && await base.CanSignInAsync(user);
}
