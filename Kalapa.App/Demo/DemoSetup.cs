using System.Security.Cryptography;
using Kalapa.App.Account;
using Kalapa.App.Data;
using Kalapa.App.Push;
using Kalapa.App.Setup;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Demo;

/// <summary>Fills an empty database with people and stories to try out, and says on the console how to sign in.</summary>
internal static class DemoSetup
{
    private const string PasswordFile = "demo-password.txt";

    /// <summary>The sign-in page's buttons and the simulation, where the demo is welcome.</summary>
    public static void AddKalapaDemo(this WebApplicationBuilder builder)
    {
        if (!DemoPersonas.AreWelcome(builder.Configuration, builder.Environment))
        {
            return;
        }

        builder.Services.AddSingleton(new DemoPersonas([.. DemoPeople.Personas.Select(PersonaOf)]));
        builder.Services.AddSingleton(new DemoSimulationSwitch { IsOn = builder.Configuration.GetValue<bool>("Kalapa:DemoSimulation") });
        builder.Services.AddSingleton<DemoSimulation>().AddHostedService(services => services.GetRequiredService<DemoSimulation>());
    }

    /// <summary>The people, and what they did in the last fourteen days.</summary>
    /// <param name="services">The app's, on an empty database with its branches.</param>
    /// <param name="passwordHash">Of everybody's password.</param>
    /// <param name="cancellationToken">Ends with the start.</param>
    public static async Task Tell(IServiceProvider services, string passwordHash, CancellationToken cancellationToken)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await AddPeople(services.GetRequiredService<IDbContextFactory<KalapaDbContext>>(), passwordHash, now);
        await using var host = new DemoHost(services);
        var actions = host.Actions(cancellationToken);
        await DemoSolutions.Tell(host, actions, now, cancellationToken);
        var timeline = new DemoTimeline(host, actions, cancellationToken);
        var story = new DemoStory(host, actions, cancellationToken);
        foreach (var told in DemoCases.All(now))
        {
            timeline.Begin(story.Tell(told));
        }

        var supportStory = new DemoSupportStory(host, actions, cancellationToken);
        foreach (var told in DemoSupportCases.All(now))
        {
            timeline.Begin(supportStory.Tell(told));
        }

        var issues = new DemoKnownIssues(host, actions, cancellationToken);
        timeline.Begin(issues.Over(now));
        timeline.Begin(issues.GoingOn(now));
        timeline.Begin(new DemoCompanies(actions, cancellationToken).Tell(now));
        await timeline.Play(now);
        await host.TellOfPromises(cancellationToken);
    }

    /// <summary>Branches always; people and stories on the demo's first start.</summary>
    public static async Task PrepareKalapa(this WebApplication app)
    {
        await app.MigrateKalapaData(() => Fill(app));
        app.EndQuietStart();
    }

    private static async Task Fill(WebApplication app)
    {
        var contexts = app.Services.GetRequiredService<IDbContextFactory<KalapaDbContext>>();
        await FoundingBranches.EnsureThere(contexts);
        app.ReadKeys();
        await app.ReadPushKeys();
        if (app.Services.GetService<DemoPersonas>() is null)
        {
            await app.InviteFirstAdmin(contexts);
            return;
        }

        var password = await PasswordOf(Path.Combine(DataFolder.Of(app.Configuration, app.Environment), PasswordFile));
        if (!await HasPeople(contexts))
        {
            Console.WriteLine("First start: the demo's last fourteen days are being told; this takes some seconds.");
            using var scope = app.Services.CreateScope();

            // One password for all of them, so it is hashed once.
            var hash = scope.ServiceProvider.GetRequiredService<IPasswordHasher<KalapaUser>>().HashPassword(DemoPeople.Admin, password);
            await Tell(app.Services, hash, CancellationToken.None);
        }

        app.Lifetime.ApplicationStarted.Register(() => SayHello(app, password));
    }

    private static async Task<bool> HasPeople(IDbContextFactory<KalapaDbContext> contexts)
    {
        await using var db = await contexts.CreateDbContextAsync();
        return await db.Users.AnyAsync();
    }

    /// <summary>The people alone, without their stories.</summary>
    internal static async Task AddPeople(IDbContextFactory<KalapaDbContext> contexts, string passwordHash, DateTimeOffset now)
    {
        await using var db = await contexts.CreateDbContextAsync();
        foreach (var user in DemoPeople.All)
        {
            user.NormalizedEmail = user.NormalizedUserName = user.Email!.ToUpperInvariant();
            user.PasswordHash = passwordHash;
            user.SecurityStamp = Guid.NewGuid().ToString("N");
        }

        db.AddRange(DemoPeople.Tenants(DateOnly.FromDateTime(now.UtcDateTime)));
        db.AddRange(DemoPeople.All);
        await db.SaveChangesAsync();
    }

    private static DemoPersona PersonaOf(KalapaUser user) => new(
        user.Email!, user.DisplayName, user.Role, user.IsLead,
        user.TenantId is { } company ? DemoPeople.CompanyName(company)
        : string.Join(", ", FoundingBranches.All().Where(branch => user.Branches.Contains(branch.Code)).Select(branch => branch.Name)));

    /// <summary>Made at the first start and kept beside the database, so that the greeting can say it again.</summary>
    private static async Task<string> PasswordOf(string path)
    {
        if (!File.Exists(path))
        {
            await File.WriteAllTextAsync(path, RandomNumberGenerator.GetString("abcdefghjkmnpqrstvwxyz23456789", 14));
        }

        return await File.ReadAllTextAsync(path);
    }

    private static void SayHello(WebApplication app, string password)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        Console.WriteLine($"""

            Kalapa is ready at {address}
            Sign in with one click on that page, or with one of these addresses and the password {password}
            {string.Join(Environment.NewLine, app.Services.GetRequiredService<DemoPersonas>().All.Select(persona => $"  {persona.Email,-28} {persona.Name} · {persona.Role} {persona.Place}"))}

            """);
    }
}
