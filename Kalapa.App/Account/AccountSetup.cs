using Kalapa.App.Data;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kalapa.App.Account;

/// <summary>Accounts, cookies and policies; the table of contents names these lines.</summary>
internal static class AccountSetup
{
    // OWASP's figure for PBKDF2 with HMAC-SHA512, which is what Identity uses.
    private const int HashRounds = 220_000;

    public static void AddKalapaAccount(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();

        services.AddIdentityCore<KalapaUser>(options =>
            {
                options.User.RequireUniqueEmail = true;
                // Length is what helps; rules of composition do not.
                options.Password = new() { RequiredLength = 12, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
                options.Lockout = new() { MaxFailedAccessAttempts = SignInTries.Limit, DefaultLockoutTimeSpan = SignInTries.LockedFor };
            })
            .AddEntityFrameworkStores<KalapaDbContext>()
            .AddSignInManager<KalapaSignInManager>()
            .AddClaimsPrincipalFactory<KalapaClaimsFactory>()
            .AddDefaultTokenProviders();
        services.AddScoped(provider => (KalapaSignInManager)provider.GetRequiredService<SignInManager<KalapaUser>>());
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = HashRounds);

        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, options =>
            {
                options.LoginPath = "/akun/masuk";
                options.ReturnUrlParameter = "returnUrl";
                options.ExpireTimeSpan = TimeSpan.FromHours(12);
                options.SlidingExpiration = false;
                options.Cookie.Name = "kalapa";
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.Cookie.SecurePolicy = Secure(builder.Environment);
                options.Events.OnValidatePrincipal = CookieCheck.Validate;
                // No redirect: the page that says so is shown in place, with the status that fits.
                options.Events.OnRedirectToAccessDenied = context =>
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                };
            });
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "kalapa-form";
            options.Cookie.SecurePolicy = Secure(builder.Environment);
        });

        services.AddAuthorization(Policies.Add);
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, Revalidation>();
        services.AddScoped<CurrentActor>();
        services.AddScoped<CircuitHandler, CurrentActorOfCircuit>();
        services.AddScoped<CircuitHandler, CircuitCut>();
        services.AddScoped<SignIn>();
        services.AddScoped<ChangePassword>();
        services.AddScoped<UseInvitation>();
        services.AddScoped<SignInTries>();
        services.AddSingleton<StrangerTries>();
        services.AddSingleton<PasswordGate>();
    }

    /// <summary>Tells a plain request's <see cref="CurrentActor"/> who asks.</summary>
    public static void UseCurrentActor(this WebApplication app) => app.Use((http, next) =>
    {
        http.RequestServices.GetRequiredService<CurrentActor>().Become(http.User);
        return next(http);
    });

    /// <summary>An open circuit does not outlive the cookie it was opened with.</summary>
    public static void CloseCircuitsWithTheCookie(this RazorComponentsEndpointConventionBuilder pages) => pages.Add(endpoint =>
    {
        foreach (var hub in endpoint.Metadata.OfType<HttpConnectionDispatcherOptions>())
        {
            hub.CloseOnAuthenticationExpiration = true;
        }
    });

    private static CookieSecurePolicy Secure(IHostEnvironment environment) =>
        environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
}
