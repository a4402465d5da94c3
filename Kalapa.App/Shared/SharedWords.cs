namespace Kalapa.App.Shared;

/// <summary>Words that three features or more use: states, units, buttons.</summary>
public sealed class SharedWords;
