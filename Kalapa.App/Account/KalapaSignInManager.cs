using Kalapa.App.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Kalapa.App.Account;

/// <summary>Identity's manager, for which a disabled account is nobody: at sign-in and each time the cookie is checked.</summary>
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

    public override async Task<bool> ValidateSecurityStampAsync(KalapaUser? user, string? securityStamp) =>
        user is { Disabled: false } && await base.ValidateSecurityStampAsync(user, securityStamp);
}
