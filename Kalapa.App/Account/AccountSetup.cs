using Kalapa.App.Data;
using Kalapa.App.Setup;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kalapa.App.Account;

/// <summary>Accounts, cookies and policies; the table of contents names these lines.</summary>
internal static class AccountSetup
{
    // OWASP's figure for PBKDF2 with HMAC-SHA512, which is what Identity uses.
    private const int HashRounds = 220_000;

    public static void AddKalapaAccount(this WebApplicationBuilder builder)
    {
        builder.AddSecurityHeaders();
        builder.AddFormLimits();
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();

        services.AddIdentityCore<KalapaUser>(options =>
            {
                options.User.RequireUniqueEmail = true;
                // Length is what helps; rules of composition do not.
                options.Password = new() { RequiredLength = 12, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
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
                options.ExpireTimeSpan = Sessions.Lifetime;
                options.SlidingExpiration = false;
                options.Cookie.Name = CookieNames.Of("kalapa", builder.Environment);
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.Cookie.SecurePolicy = Secure(builder.Environment);
                options.Events.OnValidatePrincipal = CookieCheck.Validate;
                var redirect = options.Events.OnRedirectToLogin;
                options.Events.OnRedirectToLogin = context =>
                {
                    // The cookie is gone with this answer, so the address carries why.
                    if (SessionEnds.Of(context.HttpContext) is { } end)
                    {
                        context.RedirectUri = QueryHelpers.AddQueryString(context.RedirectUri, SessionEnds.Parameter, $"{end}");
                    }

                    return redirect(context);
                };
                // No redirect: the page that says so is shown in place, with the status that fits.
                options.Events.OnRedirectToAccessDenied = context =>
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                };
            });
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = CookieNames.Of("kalapa-form", builder.Environment);
            options.Cookie.SecurePolicy = Secure(builder.Environment);
        });

        services.AddAuthorization(Policies.Add);
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, Revalidation>();
        services.AddScoped<CurrentActor>();
        services.AddScoped<CircuitHandler, CurrentActorOfCircuit>();
        services.AddScoped<CircuitHandler, CircuitTermination>();
        services.AddScoped<SignIn>();
        services.AddScoped<ChangePassword>();
        services.AddSingleton<ChooseChannels>();
        services.AddSingleton<ChooseQuietHours>();
        services.AddSingleton<ChooseSummary>();
        services.AddSingleton<OwnBrowsers>();
        services.AddScoped<UseInvitation>();
        services.AddSingleton<Limits>();
        services.AddSingleton<AddressThrottle>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<PasswordHashLimiter>();
        services.AddSingleton<KnownDevices>();
        services.AddSingleton<FailedSignIns>();
        services.AddSingleton<DeniedReads>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<EndSessions>();
        services.AddHostedService<SignInSweep>();
        services.AddSingleton<OpenWindows>();
        services.AddSingleton<WindowFilter>();
        services.AddScoped<CircuitHandler, EventLimit>();
        services.AddScoped<DeniedScreens>();
        services.AddScoped<CircuitHandler>(provider => provider.GetRequiredService<DeniedScreens>());
        services.Configure<HubOptions>(hub => hub.AddFilter<WindowFilter>());
    }

    /// <summary>
    /// Reads the keys that protect cookies, or makes the first one. To be called while no other node prepares the database: two that made
    /// the first key at once would not take each other's cookies.
    /// </summary>
    public static void ReadKeys(this WebApplication app) => app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("Kalapa.Start").Protect([0]);

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
