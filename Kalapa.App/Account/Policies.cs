using Kalapa.Domain;
using Microsoft.AspNetCore.Authorization;

namespace Kalapa.App.Account;

/// <summary>
/// Who may open a page, by role: <c>@attribute [Authorize(Policy = Policies.Cs)]</c>. It decides on doors only;
/// what is done behind them is decided by Access, on the actor as the database knows it at that moment.
/// </summary>
public static class Policies
{
    /// <summary>A client.</summary>
    public const string Client = "client";

    /// <summary>Customer service.</summary>
    public const string Cs = "cs";

    /// <summary>A supervisor.</summary>
    public const string Supervisor = "supervisor";

    /// <summary>The gate post.</summary>
    public const string Gate = "gate";

    /// <summary>An admin.</summary>
    public const string Admin = "admin";

    /// <summary>Who may ask for a permit: clients, and CS and supervisors on a client's behalf.</summary>
    public const string Requesters = "requesters";

    /// <summary>Who sees permits and people on site: supervisors and gate posts.</summary>
    public const string OnSite = "on-site";

    /// <summary>Who keeps the client companies: CS and admins.</summary>
    public const string KeepsClients = "keeps-clients";

    /// <summary>Who opens a company's page (O71): CS, supervisors and admins.</summary>
    public const string SeesCompanies = "sees-companies";

    /// <summary>Everybody who works for Kalapa.</summary>
    public const string Staff = "staff";

    /// <summary>Who has requests in lists, and so may search them: all but the gate post.</summary>
    public const string Searches = "searches";

    /// <summary>Who reads solutions (O66): all but the gate post.</summary>
    public const string ReadsSolutions = "reads-solutions";

    /// <summary>Who reads the device register (O73): everybody, each the own share.</summary>
    public const string ReadsDevices = "reads-devices";

    /// <summary>Who follows known issues (O70) on their own pages; clients meet them where they ask.</summary>
    public const string FollowsIssues = "follows-issues";

    /// <summary>Who may be somebody who declares a known issue (O69).</summary>
    public const string DeclaresIssues = "declares-issues";

    /// <summary>Who reads working hours and promises (O78): CS, supervisors and admins.</summary>
    public const string ReadsPromises = "reads-promises";

    internal static void Add(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        Allow(Client, Role.Client);
        Allow(Cs, Role.Cs);
        Allow(Supervisor, Role.Supervisor);
        Allow(Gate, Role.Gate);
        Allow(Admin, Role.Admin);
        Allow(Requesters, Role.Client, Role.Cs, Role.Supervisor);
        Allow(OnSite, Role.Supervisor, Role.Gate);
        Allow(KeepsClients, Role.Cs, Role.Admin);
        Allow(SeesCompanies, Role.Cs, Role.Supervisor, Role.Admin);
        Allow(Searches, Role.Client, Role.Cs, Role.Supervisor, Role.Admin);
        Allow(ReadsSolutions, Role.Client, Role.Cs, Role.Supervisor, Role.Admin);
        Allow(ReadsDevices, Role.Client, Role.Cs, Role.Supervisor, Role.Gate, Role.Admin);
        Allow(FollowsIssues, Role.Cs, Role.Supervisor, Role.Admin);
        Allow(DeclaresIssues, Role.Cs, Role.Supervisor);
        Allow(ReadsPromises, Role.Cs, Role.Supervisor, Role.Admin);
        Allow(Staff, Role.Cs, Role.Supervisor, Role.Gate, Role.Admin);

        void Allow(string name, params Role[] roles) =>
            options.AddPolicy(name, policy => policy.RequireRole(roles.Select(role => role.ToString())));
    }
}
