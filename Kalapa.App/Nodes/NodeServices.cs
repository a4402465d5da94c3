using Kalapa.App.Data;

namespace Kalapa.App.Nodes;

/// <summary>What a node does to be one of several.</summary>
internal static class NodeServices
{
    /// <summary>Follows the others, where the database may have several nodes. To be registered before what reads the boards.</summary>
    public static void AddKalapaNodes(this WebApplicationBuilder builder)
    {
        if (!DataServices.MayHaveSeveralNodes(builder.Configuration))
        {
            return;
        }

        builder.Services.AddSingleton<ChangeFollower>().AddHostedService(services => services.GetRequiredService<ChangeFollower>());
        builder.Services.AddHostedService<RedisSignal>().AddHostedService<ChangeSweep>();
    }
}
