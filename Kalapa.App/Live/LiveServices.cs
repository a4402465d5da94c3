using Kalapa.App.Outages;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kalapa.App.Live;

/// <summary>Registration.</summary>
public static class LiveServices
{
    /// <summary>The bus and the boards, one of each per node. A board needs its <see cref="IBoardSource{TRow}"/> registered too.</summary>
    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOutages();
        services.AddSingleton<LiveUpdates>();
        services.AddSingleton<Revocations>();
        services.AddSingleton<ShutdownNotice>();
        services.AddSingleton<DelayNotice>();
        services.AddSingleton<SeenTickets>();
        services.AddSingleton<SupportCategories>();
        services.AddSingleton<CurrentPromises>();
        services.AddSingleton(typeof(Board<>));
        services.AddScoped<CircuitLine>();
        services.AddScoped<CircuitHandler>(provider => provider.GetRequiredService<CircuitLine>());
        return services;
    }
}
