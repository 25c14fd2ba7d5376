"""Which reasons reach which queue, which depend on partners, which need the customer's identity."""

QUEUE_REASONS = {
    "订单物流": ("logistics_delay", "urge_delivery", "change_address", "cancel_order", "lost_parcel", "presale", "invoice"),
    "退换售后": ("damaged", "wrong_item", "refund", "return_goods", "exchange", "quality", "install", "warranty"),
    "账号优惠": ("coupon", "points", "account_login", "account_security", "seller_attitude", "price_protection"),
    "话费套餐": (
        "bill_dispute",
        "plan_change",
        "data_overuse",
        "value_added",
        "roaming",
        "sim_replace",
        "porting",
        "close_account",
        "top_up",
        "contract_penalty",
        "number_pick",
        "family_share",
        "real_name",
        "promo_call",
        "harass_calls",
    ),
    "宽带网络": ("broadband_down", "broadband_slow", "install_broadband", "no_signal", "store_service", "complaint_followup"),
}
PARTNER = {"logistics_delay", "urge_delivery", "lost_parcel", "damaged", "install", "seller_attitude", "broadband_down", "install_broadband"}
NEEDS_IDENTITY = {
    "refund",
    "change_address",
    "invoice",
    "account_login",
    "account_security",
    "bill_dispute",
    "plan_change",
    "value_added",
    "sim_replace",
    "porting",
    "close_account",
    "top_up",
    "contract_penalty",
    "real_name",
    "broadband_down",
    "family_share",
}
