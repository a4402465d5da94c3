namespace Kalapa.App.Features.Deliveries;

/// <summary>Names the texts of the delivery log.</summary>
public sealed class DeliveryWords;
