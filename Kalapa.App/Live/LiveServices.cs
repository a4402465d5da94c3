using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kalapa.App.Live;

/// <summary>Registration.</summary>
public static class LiveServices
{
    /// <summary>The bus and the boards, one of each per node. A board needs its <see cref="IBoardSource{TRow}"/> registered too.</summary>
    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<LiveUpdates>();
        services.AddSingleton<Revocations>();
        services.AddSingleton(typeof(Board<>));
        return services;
    }
}
