namespace Kalapa.App.Account;

/// <summary>Somebody to try Kalapa out as.</summary>
/// <param name="Email">The account.</param>
/// <param name="Label">On the button: name and what they do.</param>
public sealed record DemoPersona(string Email, string Label);

/// <summary>
/// The sign-in page's buttons in demo mode (<c>Kalapa:Demo</c>). Registered by the demo itself;
/// without them the page has no such buttons and the endpoint behind them does not exist.
/// </summary>
/// <param name="All">In the order of the buttons.</param>
public sealed record DemoPersonas(IReadOnlyList<DemoPersona> All)
{
    /// <summary>True when the configuration asks for the demo: once in Development, twice anywhere else.</summary>
    public static bool AreWelcome(IConfiguration configuration, IHostEnvironment environment) =>
        configuration.GetValue<bool>("Kalapa:Demo") && (environment.IsDevelopment() || configuration.GetValue<bool>("Kalapa:DemoOutsideDevelopment"));
}
